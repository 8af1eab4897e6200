#include "cversion.h"

// `.ci/commit` writes it, and only when the commit is another one: then alone is this file compiled anew.
#if __has_include("commit.h")
#include "commit.h"
#else
#define CVERSION_COMMIT ""
#endif

const char *cversion_commit(void) { return CVERSION_COMMIT; }
