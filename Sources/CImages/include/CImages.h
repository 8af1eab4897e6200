#ifndef TERMINA_CIMAGES_H
#define TERMINA_CIMAGES_H

#include <stdbool.h>
#include <stddef.h>

// What we use of the C interfaces of gdk-pixbuf, GObject and chafa. The libraries are loaded when a picture is first to be
// seen, which takes tens of milliseconds.

typedef struct _PixbufLoader PixbufLoader;
typedef struct _Pixbuf Pixbuf;
typedef struct _PixbufFormat PixbufFormat;
typedef struct _ChafaSymbolMap ChafaSymbolMap;
typedef struct _ChafaCanvasConfig ChafaCanvasConfig;
typedef struct _ChafaCanvas ChafaCanvas;
typedef void (*pixbuf_size_func_t)(PixbufLoader *loader, int width, int height, void *data);

/// An error of GLib: who reports it, a number and a sentence.
typedef struct {
    unsigned domain;
    int code;
    char *message;
} PixbufError;

/// Whether the libraries are there. Loads them.
bool images_are_installed(void);

/// Calls a function when a loader knows the size of its picture.
void images_on_size(PixbufLoader *loader, pixbuf_size_func_t function, void *data);

/// Kinds of symbols (ChafaSymbolTags).
enum {
    images_symbols_space = 1 << 0,
    images_symbols_solid = 1 << 1,
    images_symbols_stipple = 1 << 2,
    images_symbols_block = 1 << 3,
    images_symbols_quad = 1 << 7,
    images_symbols_half = (1 << 8) | (1 << 9),
};

/// How many colours chafa chooses from (ChafaCanvasMode).
enum {
    images_colors_direct = 0,
    images_colors_256 = 1,
    images_colors_16 = 3,
    images_colors_mono = 5,
};

/// Pixels of red, green, blue and alpha, not multiplied (ChafaPixelType).
enum { images_pixels_rgba = 4 };

#define IMAGES_FUNCTION(library, result, name, parameters, arguments) result name parameters;
#define IMAGES_PROCEDURE(library, name, parameters, arguments) void name parameters;
#include "images-functions.h"
#undef IMAGES_FUNCTION
#undef IMAGES_PROCEDURE

#endif
