// The functions, each with its parameters and its arguments. Included by the header, to declare them, and by the
// loader, to define them.

ENGINE_FUNCTION(
    JSValueRef, JSEvaluateScript,
    (JSContextRef context, JSStringRef script, JSObjectRef self, JSStringRef url, int line, JSValueRef *exception),
    (context, script, self, url, line, exception))
ENGINE_FUNCTION(JSType, JSValueGetType, (JSContextRef context, JSValueRef value), (context, value))
ENGINE_FUNCTION(bool, JSValueIsUndefined, (JSContextRef context, JSValueRef value), (context, value))
ENGINE_FUNCTION(bool, JSValueIsNull, (JSContextRef context, JSValueRef value), (context, value))
ENGINE_FUNCTION(bool, JSValueIsBoolean, (JSContextRef context, JSValueRef value), (context, value))
ENGINE_FUNCTION(bool, JSValueIsNumber, (JSContextRef context, JSValueRef value), (context, value))
ENGINE_FUNCTION(bool, JSValueIsString, (JSContextRef context, JSValueRef value), (context, value))
ENGINE_FUNCTION(bool, JSValueIsObject, (JSContextRef context, JSValueRef value), (context, value))
ENGINE_FUNCTION(bool, JSValueIsArray, (JSContextRef context, JSValueRef value), (context, value))
ENGINE_FUNCTION(bool, JSValueIsDate, (JSContextRef context, JSValueRef value), (context, value))
ENGINE_FUNCTION(bool, JSValueIsStrictEqual, (JSContextRef context, JSValueRef a, JSValueRef b), (context, a, b))
ENGINE_FUNCTION(JSValueRef, JSValueMakeUndefined, (JSContextRef context), (context))
ENGINE_FUNCTION(JSValueRef, JSValueMakeNull, (JSContextRef context), (context))
ENGINE_FUNCTION(JSValueRef, JSValueMakeBoolean, (JSContextRef context, bool value), (context, value))
ENGINE_FUNCTION(JSValueRef, JSValueMakeNumber, (JSContextRef context, double number), (context, number))
ENGINE_FUNCTION(JSValueRef, JSValueMakeString, (JSContextRef context, JSStringRef string), (context, string))
ENGINE_FUNCTION(JSValueRef, JSValueMakeFromJSONString, (JSContextRef context, JSStringRef string), (context, string))
ENGINE_FUNCTION(
    JSStringRef, JSValueCreateJSONString,
    (JSContextRef context, JSValueRef value, unsigned indent, JSValueRef *exception),
    (context, value, indent, exception))
ENGINE_FUNCTION(bool, JSValueToBoolean, (JSContextRef context, JSValueRef value), (context, value))
ENGINE_FUNCTION(
    double, JSValueToNumber,
    (JSContextRef context, JSValueRef value, JSValueRef *exception),
    (context, value, exception))
ENGINE_FUNCTION(
    JSStringRef, JSValueToStringCopy,
    (JSContextRef context, JSValueRef value, JSValueRef *exception),
    (context, value, exception))
ENGINE_FUNCTION(void, JSValueProtect, (JSContextRef context, JSValueRef value), (context, value))
ENGINE_FUNCTION(void, JSValueUnprotect, (JSContextRef context, JSValueRef value), (context, value))
ENGINE_FUNCTION(JSClassRef, JSClassCreate, (const JSClassDefinition *definition), (definition))
ENGINE_FUNCTION(JSObjectRef, JSObjectMake, (JSContextRef context, JSClassRef type, void *data), (context, type, data))
ENGINE_FUNCTION(
    JSObjectRef, JSObjectMakeArray,
    (JSContextRef context, size_t count, const JSValueRef arguments[], JSValueRef *exception),
    (context, count, arguments, exception))
ENGINE_FUNCTION(
    JSObjectRef, JSObjectMakeError,
    (JSContextRef context, size_t count, const JSValueRef arguments[], JSValueRef *exception),
    (context, count, arguments, exception))
ENGINE_FUNCTION(
    JSObjectRef, JSObjectMakeDeferredPromise,
    (JSContextRef context, JSObjectRef *resolve, JSObjectRef *reject, JSValueRef *exception),
    (context, resolve, reject, exception))
ENGINE_FUNCTION(
    JSObjectRef, JSObjectMakeFunction,
    (JSContextRef context, JSStringRef name, unsigned count, const JSStringRef names[], JSStringRef body,
     JSStringRef url, int line, JSValueRef *exception),
    (context, name, count, names, body, url, line, exception))
ENGINE_FUNCTION(JSValueRef, JSObjectGetPrototype, (JSContextRef context, JSObjectRef object), (context, object))
ENGINE_FUNCTION(
    void, JSObjectSetPrototype,
    (JSContextRef context, JSObjectRef object, JSValueRef value),
    (context, object, value))
ENGINE_FUNCTION(
    bool, JSObjectHasProperty,
    (JSContextRef context, JSObjectRef object, JSStringRef name),
    (context, object, name))
ENGINE_FUNCTION(
    JSValueRef, JSObjectGetProperty,
    (JSContextRef context, JSObjectRef object, JSStringRef name, JSValueRef *exception),
    (context, object, name, exception))
ENGINE_FUNCTION(
    void, JSObjectSetProperty,
    (JSContextRef context, JSObjectRef object, JSStringRef name, JSValueRef value, JSPropertyAttributes attributes,
     JSValueRef *exception),
    (context, object, name, value, attributes, exception))
ENGINE_FUNCTION(
    JSValueRef, JSObjectGetPropertyAtIndex,
    (JSContextRef context, JSObjectRef object, unsigned index, JSValueRef *exception),
    (context, object, index, exception))
ENGINE_FUNCTION(
    void, JSObjectSetPropertyAtIndex,
    (JSContextRef context, JSObjectRef object, unsigned index, JSValueRef value, JSValueRef *exception),
    (context, object, index, value, exception))
ENGINE_FUNCTION(void *, JSObjectGetPrivate, (JSObjectRef object), (object))
ENGINE_FUNCTION(bool, JSObjectIsFunction, (JSContextRef context, JSObjectRef object), (context, object))
ENGINE_FUNCTION(
    JSValueRef, JSObjectCallAsFunction,
    (JSContextRef context, JSObjectRef object, JSObjectRef self, size_t count, const JSValueRef arguments[],
     JSValueRef *exception),
    (context, object, self, count, arguments, exception))
ENGINE_FUNCTION(bool, JSObjectIsConstructor, (JSContextRef context, JSObjectRef object), (context, object))
ENGINE_FUNCTION(
    JSObjectRef, JSObjectCallAsConstructor,
    (JSContextRef context, JSObjectRef object, size_t count, const JSValueRef arguments[], JSValueRef *exception),
    (context, object, count, arguments, exception))
ENGINE_FUNCTION(
    JSPropertyNameArrayRef, JSObjectCopyPropertyNames,
    (JSContextRef context, JSObjectRef object),
    (context, object))
ENGINE_FUNCTION(void, JSPropertyNameArrayRelease, (JSPropertyNameArrayRef array), (array))
ENGINE_FUNCTION(size_t, JSPropertyNameArrayGetCount, (JSPropertyNameArrayRef array), (array))
ENGINE_FUNCTION(
    JSStringRef, JSPropertyNameArrayGetNameAtIndex,
    (JSPropertyNameArrayRef array, size_t index),
    (array, index))
ENGINE_FUNCTION(JSContextGroupRef, JSContextGroupCreate, (void), ())
ENGINE_FUNCTION(void, JSContextGroupRelease, (JSContextGroupRef group), (group))
ENGINE_FUNCTION(JSGlobalContextRef, JSGlobalContextCreate, (JSClassRef type), (type))
ENGINE_FUNCTION(
    JSGlobalContextRef, JSGlobalContextCreateInGroup,
    (JSContextGroupRef group, JSClassRef type),
    (group, type))
ENGINE_FUNCTION(void, JSGlobalContextRelease, (JSGlobalContextRef context), (context))
ENGINE_FUNCTION(JSObjectRef, JSContextGetGlobalObject, (JSContextRef context), (context))
ENGINE_FUNCTION(
    JSStringRef, JSStringCreateWithCharacters,
    (const JSChar *characters, size_t count),
    (characters, count))
ENGINE_FUNCTION(JSStringRef, JSStringCreateWithUTF8CString, (const char *text), (text))
ENGINE_FUNCTION(size_t, JSStringGetMaximumUTF8CStringSize, (JSStringRef string), (string))
ENGINE_FUNCTION(
    size_t, JSStringGetUTF8CString,
    (JSStringRef string, char *buffer, size_t size),
    (string, buffer, size))
ENGINE_FUNCTION(JSStringRef, JSStringRetain, (JSStringRef string), (string))
ENGINE_FUNCTION(void, JSStringRelease, (JSStringRef string), (string))
ENGINE_FUNCTION(size_t, JSStringGetLength, (JSStringRef string), (string))
ENGINE_FUNCTION(const JSChar *, JSStringGetCharactersPtr, (JSStringRef string), (string))
ENGINE_FUNCTION(
    void *, JSObjectGetTypedArrayBytesPtr,
    (JSContextRef context, JSObjectRef object, JSValueRef *exception),
    (context, object, exception))
ENGINE_FUNCTION(
    size_t, JSObjectGetTypedArrayByteLength,
    (JSContextRef context, JSObjectRef object, JSValueRef *exception),
    (context, object, exception))
ENGINE_FUNCTION(
    size_t, JSObjectGetTypedArrayByteOffset,
    (JSContextRef context, JSObjectRef object, JSValueRef *exception),
    (context, object, exception))
ENGINE_FUNCTION(
    JSObjectRef, JSObjectMakeArrayBufferWithBytesNoCopy,
    (JSContextRef context, void *bytes, size_t length, JSTypedArrayBytesDeallocator release, void *data,
     JSValueRef *exception),
    (context, bytes, length, release, data, exception))

// Exported, but not declared by the installed headers.

/// Sets the time (of the thread's processor, in seconds) after which the callback is asked.
ENGINE_FUNCTION(
    void, JSContextGroupSetExecutionTimeLimit,
    (JSContextGroupRef group, double limit, JSShouldTerminateCallback callback, void *data),
    (group, limit, callback, data))
/// Sets the function that gets (promise, reason) of every rejection that nothing handles.
ENGINE_FUNCTION(
    void, JSGlobalContextSetUnhandledRejectionCallback,
    (JSGlobalContextRef context, JSObjectRef function, JSValueRef *exception), (context, function, exception))
/// Collects garbage before it returns.
ENGINE_FUNCTION(void, JSSynchronousGarbageCollectForDebugging, (JSContextRef context), (context))
/// Makes machines that are made from here on without timers for collecting garbage at rest.
ENGINE_FUNCTION(void, JSDisableGCTimer, (void), ())

// GLib.

ENGINE_FUNCTION(GMainContext *, g_main_context_new, (void), ())
ENGINE_FUNCTION(void, g_main_context_unref, (GMainContext *context), (context))
ENGINE_FUNCTION(int, g_main_context_iteration, (GMainContext *context, int waits), (context, waits))
ENGINE_FUNCTION(void, g_main_context_wakeup, (GMainContext *context), (context))
ENGINE_FUNCTION(void, g_main_context_push_thread_default, (GMainContext *context), (context))
ENGINE_FUNCTION(void, g_main_context_pop_thread_default, (GMainContext *context), (context))
ENGINE_FUNCTION(void, g_source_unref, (GSource *source), (source))
ENGINE_FUNCTION(unsigned, g_source_attach, (GSource *source, GMainContext *context), (source, context))
ENGINE_FUNCTION(void, g_source_destroy, (GSource *source), (source))
ENGINE_FUNCTION(
    void, g_source_set_callback,
    (GSource *source, int (*function)(void *), void *data, void (*release)(void *)),
    (source, function, data, release))
ENGINE_FUNCTION(GSource *, g_timeout_source_new, (unsigned interval), (interval))
