#ifndef CTHEMES_H
#define CTHEMES_H
#include <stddef.h>

/// A theme file as it stands in the folder themes, without its ending.
struct cthemes_file {
    const char *name;
    const unsigned char *bytes;
    size_t size;
};

/// The built-in themes.
const struct cthemes_file *cthemes_files(void);
/// How many there are.
size_t cthemes_count(void);
#endif
