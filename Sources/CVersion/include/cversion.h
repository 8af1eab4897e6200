#ifndef CVERSION_H
#define CVERSION_H

/// The commit that the binary was built from, with a + behind it if files had changed; empty if the build knew no git.
const char *cversion_commit(void);
#endif
