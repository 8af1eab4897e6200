#include <CJavaScriptCore.h>
#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

static void *library;

static void load(void) {
    // The engine would stop a script by a signal to its thread, which can hit it where it is not prepared. This makes
    // it look by itself, in loops and calls, at no cost that can be measured.
    setenv("JSC_usePollingTraps", "true", 0);
    library = dlopen("libjavascriptcoregtk-4.1.so.0", RTLD_NOW | RTLD_GLOBAL);
}

bool engine_is_installed(void) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, load);
    return library != NULL;
}

void *engine_symbol(const char *name) {
    // A search from the library on also covers GLib, which it depends on.
    return engine_is_installed() ? dlsym(library, name) : NULL;
}

static void *require(const char *name) {
    void *symbol = engine_symbol(name);
    if (symbol) return symbol;
    fprintf(stderr, "termina: JavaScriptCore (libjavascriptcoregtk-4.1) is missing or too old: no %s\n", name);
    exit(3);
}

// Each function looks for itself once. Two threads may do so at a time and find the same.
#define ENGINE_FUNCTION(result, name, parameters, arguments) \
    result name parameters { \
        static __typeof__(&name) found; \
        __typeof__(&name) engine_function = __atomic_load_n(&found, __ATOMIC_ACQUIRE); \
        if (!engine_function) { \
            engine_function = (__typeof__(&name))require(#name); \
            __atomic_store_n(&found, engine_function, __ATOMIC_RELEASE); \
        } \
        return engine_function arguments; \
    }
#include "functions.h"
