#include <CZbar.h>
#include <dlfcn.h>
#include <pthread.h>
#include <stddef.h>
#include <string.h>

static struct {
    void *(*scanner_create)(void);
    void (*scanner_destroy)(void *);
    int (*scanner_set)(void *, int symbology, int setting, int value);
    int (*scan)(void *scanner, void *image);
    void *(*image_create)(void);
    void (*image_destroy)(void *);
    void (*image_format)(void *, unsigned long);
    void (*image_size)(void *, unsigned, unsigned);
    void (*image_data)(void *, const void *, unsigned long, void (*)(void *));
    const void *(*first)(const void *);
    int (*type)(const void *);
    const char *(*data)(const void *);
    unsigned (*length)(const void *);
} z;
static bool is_installed;

static void load(void) {
    void *library = dlopen("libzbar.so.0", RTLD_NOW | RTLD_LOCAL);
    if (!library) return;
    const struct { void **place; const char *name; } all[] = {
        {(void **)&z.scanner_create, "zbar_image_scanner_create"},
        {(void **)&z.scanner_destroy, "zbar_image_scanner_destroy"},
        {(void **)&z.scanner_set, "zbar_image_scanner_set_config"},
        {(void **)&z.scan, "zbar_scan_image"},
        {(void **)&z.image_create, "zbar_image_create"},
        {(void **)&z.image_destroy, "zbar_image_destroy"},
        {(void **)&z.image_format, "zbar_image_set_format"},
        {(void **)&z.image_size, "zbar_image_set_size"},
        {(void **)&z.image_data, "zbar_image_set_data"},
        {(void **)&z.first, "zbar_image_first_symbol"},
        {(void **)&z.type, "zbar_symbol_get_type"},
        {(void **)&z.data, "zbar_symbol_get_data"},
        {(void **)&z.length, "zbar_symbol_get_data_length"},
    };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        *all[i].place = dlsym(library, all[i].name);
        if (!*all[i].place) return;
    }
    is_installed = true;
}

bool zbar_is_installed(void) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, load);
    return is_installed;
}

int zbar_read(const unsigned char *grey, unsigned width, unsigned height, char *text, int limit, int *type) {
    if (!zbar_is_installed()) return -1;
    void *scanner = z.scanner_create();
    void *image = z.image_create();
    int length = -1;
    if (scanner && image) {
        z.scanner_set(scanner, 0, 0, 1);
        z.image_format(image, 'Y' | '8' << 8 | '0' << 16 | (unsigned long)'0' << 24);
        z.image_size(image, width, height);
        z.image_data(image, grey, (unsigned long)width * height, NULL);
        const void *symbol = z.scan(scanner, image) > 0 ? z.first(image) : NULL;
        if (symbol) {
            length = (int)z.length(symbol) < limit ? (int)z.length(symbol) : limit;
            memcpy(text, z.data(symbol), (size_t)length);
            *type = z.type(symbol);
        }
    }
    if (image) z.image_destroy(image);
    if (scanner) z.scanner_destroy(scanner);
    return length;
}
