#ifndef CPRELUDE_H
#define CPRELUDE_H
#include <stddef.h>

/// One file of the JavaScript prelude, as it stands in the folder js.
struct cprelude_file {
    const char *name;
    const unsigned char *bytes;
    size_t size;
};

/// The files, in the order in which they are evaluated.
const struct cprelude_file *cprelude_files(void);
/// How many there are.
size_t cprelude_count(void);

/// The files that are evaluated when what they provide is first asked for; later.js tells what that is.
const struct cprelude_file *cprelude_later_files(void);
/// How many there are.
size_t cprelude_later_count(void);

/// The files of wx.cloud, in order; they are evaluated behind the others, when the cloud is first asked for.
const struct cprelude_file *cprelude_cloud_files(void);
/// How many there are.
size_t cprelude_cloud_count(void);

/// The files of a cloud function's process, in order; those of wx.cloud are among them.
const struct cprelude_file *cprelude_function_files(void);
/// How many there are.
size_t cprelude_function_count(void);

/// What code in a worker sees.
const struct cprelude_file *cprelude_worker_file(void);

/// The files of the machine in which WXS runs, in order.
const struct cprelude_file *cprelude_wxs_files(void);
/// How many there are.
size_t cprelude_wxs_count(void);
#endif
