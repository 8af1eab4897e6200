#ifndef TERMINA_CJAVASCRIPTCORE_H
#define TERMINA_CJAVASCRIPTCORE_H

#include <JavaScriptCore/JavaScript.h>
#include <glib.h>
#include <stdbool.h>
#include <time.h>

// Functions that the library exports but its installed headers leave out (JSContextRefPrivate.h, JSBasePrivate.h).

/// Called when JavaScript has run for the limit; returning true ends it, returning false lets it run without a limit.
typedef bool (*JSShouldTerminateCallback)(JSContextRef context, void *data);

/// Sets the time (of the thread's processor, in seconds) after which the callback is asked.
JS_EXPORT void JSContextGroupSetExecutionTimeLimit(
    JSContextGroupRef group, double limit, JSShouldTerminateCallback callback, void *data);

/// Removes the limit.
JS_EXPORT void JSContextGroupClearExecutionTimeLimit(JSContextGroupRef group);

/// Sets the function that gets (promise, reason) of every rejection that nothing handles.
JS_EXPORT void JSGlobalContextSetUnhandledRejectionCallback(
    JSGlobalContextRef context, JSObjectRef function, JSValueRef *exception);

/// Collects garbage before it returns; JSGarbageCollect only asks for it.
JS_EXPORT void JSSynchronousGarbageCollectForDebugging(JSContextRef context);

/// Makes machines that are made from here on without timers for collecting garbage at rest.
JS_EXPORT void JSDisableGCTimer(void);

#endif
