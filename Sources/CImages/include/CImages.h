#ifndef CIMAGES_H
#define CIMAGES_H
#include <stdbool.h>

/// Whether gdk-pixbuf and chafa are on this machine. Loads both at the first call, which takes tens of milliseconds.
bool images_are_installed(void);

#endif
