#ifndef CZLIB_H
#define CZLIB_H

#include <zlib.h>

/// `deflateInit2` is a macro: a raw deflate stream (RFC 1951) with a window of 2 to the power of `window_bits`.
int czlib_deflate_init(z_stream *stream, int level, int window_bits);

/// `inflateInit2` is a macro: a raw inflate stream.
int czlib_inflate_init(z_stream *stream, int window_bits);

#endif
