#include <CCairo.h>
#include <dlfcn.h>
#include <pthread.h>
#include <stddef.h>

static void *library;

static void load(void) {
    library = dlopen("libcairo.so.2", RTLD_NOW | RTLD_LOCAL);
    // Without one of the functions none may be called.
#define CAIRO_FUNCTION(result, name, parameters, arguments) \
    if (library && !dlsym(library, #name)) library = NULL;
#define CAIRO_PROCEDURE(name, parameters, arguments) CAIRO_FUNCTION(void, name, parameters, arguments)
#include "cairo-functions.h"
#undef CAIRO_FUNCTION
#undef CAIRO_PROCEDURE
}

bool cairo_is_installed(void) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, load);
    return library != NULL;
}

static void *symbol(const char *name) { return cairo_is_installed() ? dlsym(library, name) : NULL; }

// Each function looks for itself once. Without the library it does nothing.
#define CAIRO_FUNCTION(result, name, parameters, arguments) \
    result name parameters { \
        static __typeof__(&name) found; \
        if (!found) found = (__typeof__(&name))symbol(#name); \
        if (!found) return (result)0; \
        return found arguments; \
    }
#define CAIRO_PROCEDURE(name, parameters, arguments) \
    void name parameters { \
        static __typeof__(&name) found; \
        if (!found) found = (__typeof__(&name))symbol(#name); \
        if (found) found arguments; \
    }
#include "cairo-functions.h"
