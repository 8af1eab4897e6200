#include <CImages.h>
#include <dlfcn.h>

bool images_are_installed(void) {
    return dlopen("libgdk_pixbuf-2.0.so.0", RTLD_NOW | RTLD_LOCAL) && dlopen("libchafa.so.0", RTLD_NOW | RTLD_LOCAL);
}
