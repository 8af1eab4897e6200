#ifndef TERMINA_CJAVASCRIPTCORE_H
#define TERMINA_CJAVASCRIPTCORE_H

#include <stdbool.h>
#include <stddef.h>
#include <time.h>

// What we use of JavaScriptCore's C interface and of GLib's main loop. The library is loaded when the first of these
// functions is called: loading it takes longer than a first frame may, and the shell's process never needs it.

typedef const struct OpaqueJSContextGroup *JSContextGroupRef;
typedef const struct OpaqueJSContext *JSContextRef;
typedef struct OpaqueJSContext *JSGlobalContextRef;
typedef struct OpaqueJSString *JSStringRef;
typedef struct OpaqueJSClass *JSClassRef;
typedef struct OpaqueJSPropertyNameArray *JSPropertyNameArrayRef;
typedef const struct OpaqueJSValue *JSValueRef;
typedef struct OpaqueJSValue *JSObjectRef;
typedef unsigned short JSChar;

typedef enum {
    kJSTypeUndefined,
    kJSTypeNull,
    kJSTypeBoolean,
    kJSTypeNumber,
    kJSTypeString,
    kJSTypeObject,
    kJSTypeSymbol,
    kJSTypeBigInt
} JSType;

typedef unsigned JSPropertyAttributes;
enum {
    kJSPropertyAttributeNone = 0,
    kJSPropertyAttributeReadOnly = 1 << 1,
    kJSPropertyAttributeDontEnum = 1 << 2,
    kJSPropertyAttributeDontDelete = 1 << 3
};

typedef JSValueRef (*JSObjectCallAsFunctionCallback)(
    JSContextRef context, JSObjectRef function, JSObjectRef self, size_t count, const JSValueRef arguments[],
    JSValueRef *exception);
typedef void (*JSObjectFinalizeCallback)(JSObjectRef object);
typedef void (*JSTypedArrayBytesDeallocator)(void *bytes, void *data);

/// A class of host objects. The members that we leave empty have no type here.
typedef struct {
    int version;
    unsigned attributes;
    const char *className;
    JSClassRef parentClass;
    const void *staticValues;
    const void *staticFunctions;
    void (*initialize)(JSContextRef context, JSObjectRef object);
    JSObjectFinalizeCallback finalize;
    void *hasProperty;
    void *getProperty;
    void *setProperty;
    void *deleteProperty;
    void *getPropertyNames;
    JSObjectCallAsFunctionCallback callAsFunction;
    void *callAsConstructor;
    void *hasInstance;
    void *convertToType;
} JSClassDefinition;

/// Called when JavaScript has run for the limit; returning true ends it, returning false lets it run without a limit.
typedef bool (*JSShouldTerminateCallback)(JSContextRef context, void *data);

typedef struct GMainContext GMainContext;
typedef struct GSource GSource;

#define ENGINE_FUNCTION(result, name, parameters, arguments) result name parameters;
#include "functions.h"
#undef ENGINE_FUNCTION

/// Whether the library is installed; loads it.
bool engine_is_installed(void);

/// The address of a symbol of the library that its headers do not declare; null if it has none of that name.
void *engine_symbol(const char *name);

#endif
