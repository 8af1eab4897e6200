#include <CImages.h>
#include <dlfcn.h>
#include <pthread.h>

static void *pixbuf_library, *object_library, *glib_library, *chafa_library;
static bool installed;

typedef unsigned long (*connect_t)(void *, const char *, void (*)(void), void *, void *, int);
static connect_t connect_signal;

static void load(void) {
    glib_library = dlopen("libglib-2.0.so.0", RTLD_NOW | RTLD_LOCAL);
    object_library = dlopen("libgobject-2.0.so.0", RTLD_NOW | RTLD_LOCAL);
    pixbuf_library = dlopen("libgdk_pixbuf-2.0.so.0", RTLD_NOW | RTLD_LOCAL);
    chafa_library = dlopen("libchafa.so.0", RTLD_NOW | RTLD_LOCAL);
    if (!glib_library || !object_library || !pixbuf_library || !chafa_library) return;
    connect_signal = (connect_t)dlsym(object_library, "g_signal_connect_data");
    if (!connect_signal) return;
    // Without one of the functions none may be called.
#define IMAGES_FUNCTION(library, result, name, parameters, arguments) \
    if (!dlsym(library##_library, #name)) return;
#define IMAGES_PROCEDURE(library, name, parameters, arguments) \
    if (!dlsym(library##_library, #name)) return;
#include "images-functions.h"
#undef IMAGES_FUNCTION
#undef IMAGES_PROCEDURE
    installed = true;
}

bool images_are_installed(void) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, load);
    return installed;
}

void images_on_size(PixbufLoader *loader, pixbuf_size_func_t function, void *data) {
    if (images_are_installed()) connect_signal(loader, "size-prepared", (void (*)(void))function, data, NULL, 0);
}

// Each function looks for itself once. Without the libraries it does nothing.
#define IMAGES_FUNCTION(library, result, name, parameters, arguments) \
    result name parameters { \
        static __typeof__(&name) found; \
        if (!found && images_are_installed()) found = (__typeof__(&name))dlsym(library##_library, #name); \
        if (!found) return (result)0; \
        return found arguments; \
    }
#define IMAGES_PROCEDURE(library, name, parameters, arguments) \
    void name parameters { \
        static __typeof__(&name) found; \
        if (!found && images_are_installed()) found = (__typeof__(&name))dlsym(library##_library, #name); \
        if (found) found arguments; \
    }
#include "images-functions.h"
