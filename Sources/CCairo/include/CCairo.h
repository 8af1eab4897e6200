#ifndef TERMINA_CCAIRO_H
#define TERMINA_CCAIRO_H

#include <stdbool.h>

// What we use of cairo's C interface. The library is loaded when a program first draws on a canvas: most never do.

typedef struct _cairo cairo_t;
typedef struct _cairo_surface cairo_surface_t;
typedef struct _cairo_pattern cairo_pattern_t;
typedef struct { double xx, yx, xy, yy, x0, y0; } cairo_matrix_t;
typedef struct { int status; void *data; int num_data; } cairo_path_t;
typedef int (*cairo_write_func_t)(void *closure, const unsigned char *data, unsigned int length);
typedef int (*cairo_read_func_t)(void *closure, unsigned char *data, unsigned int length);

/// Whether the library is there.
bool cairo_is_installed(void);

#define CAIRO_FUNCTION(result, name, parameters, arguments) result name parameters;
#define CAIRO_PROCEDURE(name, parameters, arguments) void name parameters;
#include "cairo-functions.h"
#undef CAIRO_FUNCTION
#undef CAIRO_PROCEDURE

#endif
