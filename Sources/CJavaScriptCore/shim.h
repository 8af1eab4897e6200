#include <JavaScriptCore/JavaScript.h>
#include <glib.h>
