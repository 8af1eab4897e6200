#ifndef TERMINA_CZBAR_H
#define TERMINA_CZBAR_H

#include <stdbool.h>

// What we use of zbar, which reads bar codes and QR codes. The library is loaded when a program first scans a picture.

/// Whether the library is there.
bool zbar_is_installed(void);

/// Reads the first code of a grey picture. Writes its text, at most `limit` bytes, and gives its length; -1 is none. `type`
/// becomes the library's number of its kind.
int zbar_read(const unsigned char *grey, unsigned width, unsigned height, char *text, int limit, int *type);

#endif
