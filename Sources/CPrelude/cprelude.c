#include "cprelude.h"

static const unsigned char failures_js[] = {
#embed "js/failures.js"
};
static const unsigned char clock_js[] = {
#embed "js/clock.js"
};
static const unsigned char console_js[] = {
#embed "js/console.js"
};
static const unsigned char timers_js[] = {
#embed "js/timers.js"
};
static const unsigned char base64_js[] = {
#embed "js/base64.js"
};
static const unsigned char event_channel_js[] = {
#embed "js/event-channel.js"
};
static const unsigned char unsupported_js[] = {
#embed "js/unsupported.js"
};
static const unsigned char api_js[] = {
#embed "js/api.js"
};
static const unsigned char later_js[] = {
#embed "js/later.js"
};
static const unsigned char task_js[] = {
#embed "js/task.js"
};
static const unsigned char app_js[] = {
#embed "js/app.js"
};
static const unsigned char behavior_js[] = {
#embed "js/behavior.js"
};
static const unsigned char data_path_js[] = {
#embed "js/data-path.js"
};
static const unsigned char component_js[] = {
#embed "js/component.js"
};
static const unsigned char page_js[] = {
#embed "js/page.js"
};
static const unsigned char routing_js[] = {
#embed "js/routing.js"
};
static const unsigned char share_js[] = {
#embed "js/share.js"
};
static const unsigned char selector_query_js[] = {
#embed "js/selector-query.js"
};
static const unsigned char canvas_path_js[] = {
#embed "js/canvas-path.js"
};
static const unsigned char canvas_js[] = {
#embed "js/canvas.js"
};
static const unsigned char contexts_js[] = {
#embed "js/contexts.js"
};
static const unsigned char worklet_js[] = {
#embed "js/worklet.js"
};
static const unsigned char audio_js[] = {
#embed "js/audio.js"
};
static const unsigned char worker_js[] = {
#embed "js/worker.js"
};
static const unsigned char worker_scope_js[] = {
#embed "js/worker-scope.js"
};
static const unsigned char animation_js[] = {
#embed "js/animation.js"
};
static const unsigned char privacy_js[] = {
#embed "js/privacy.js"
};
static const unsigned char managers_js[] = {
#embed "js/managers.js"
};
static const unsigned char file_system_js[] = {
#embed "js/file-system.js"
};
static const unsigned char environment_js[] = {
#embed "js/environment.js"
};

static const unsigned char intersection_observer_js[] = {
#embed "js/intersection-observer.js"
};
static const unsigned char media_query_observer_js[] = {
#embed "js/media-query-observer.js"
};
static const unsigned char cloud_calls_js[] = {
#embed "js/cloud/calls.js"
};
static const unsigned char cloud_values_js[] = {
#embed "js/cloud/values.js"
};
static const unsigned char cloud_command_js[] = {
#embed "js/cloud/command.js"
};
static const unsigned char cloud_wire_js[] = {
#embed "js/cloud/wire.js"
};
static const unsigned char cloud_watch_js[] = {
#embed "js/cloud/watch.js"
};
static const unsigned char cloud_database_js[] = {
#embed "js/cloud/database.js"
};
static const unsigned char cloud_functions_js[] = {
#embed "js/cloud/functions.js"
};
static const unsigned char cloud_storage_js[] = {
#embed "js/cloud/storage.js"
};
static const unsigned char cloud_cloud_js[] = {
#embed "js/cloud/cloud.js"
};
static const unsigned char wxs_library_js[] = {
#embed "js/wxs/library.js"
};
static const unsigned char wxs_descriptor_js[] = {
#embed "js/wxs/descriptor.js"
};

#define FILE(name, bytes) { name, bytes, sizeof bytes }

static const struct cprelude_file files[] = {
    FILE("failures.js", failures_js),
    FILE("clock.js", clock_js),
    FILE("console.js", console_js),
    FILE("timers.js", timers_js),
    FILE("base64.js", base64_js),
    FILE("api.js", api_js),
    FILE("later.js", later_js),
    FILE("app.js", app_js),
    FILE("behavior.js", behavior_js),
    FILE("data-path.js", data_path_js),
    FILE("component.js", component_js),
    FILE("page.js", page_js),
    FILE("routing.js", routing_js),
    FILE("environment.js", environment_js),
};

const struct cprelude_file *cprelude_files(void) { return files; }
size_t cprelude_count(void) { return sizeof files / sizeof files[0]; }

static const struct cprelude_file later_files[] = {
    FILE("event-channel.js", event_channel_js),
    FILE("unsupported.js", unsupported_js),
    FILE("task.js", task_js),
    FILE("share.js", share_js),
    FILE("selector-query.js", selector_query_js),
    FILE("canvas-path.js", canvas_path_js),
    FILE("canvas.js", canvas_js),
    FILE("contexts.js", contexts_js),
    FILE("audio.js", audio_js),
    FILE("worker.js", worker_js),
    FILE("worklet.js", worklet_js),
    FILE("intersection-observer.js", intersection_observer_js),
    FILE("media-query-observer.js", media_query_observer_js),
    FILE("animation.js", animation_js),
    FILE("managers.js", managers_js),
    FILE("privacy.js", privacy_js),
    FILE("file-system.js", file_system_js),
};

const struct cprelude_file *cprelude_later_files(void) { return later_files; }
size_t cprelude_later_count(void) { return sizeof later_files / sizeof later_files[0]; }

// What mini-programs and cloud functions call the cloud with.
#define SHARED_CLOUD_FILES \
    FILE("cloud/calls.js", cloud_calls_js), \
    FILE("cloud/values.js", cloud_values_js), \
    FILE("cloud/command.js", cloud_command_js), \
    FILE("cloud/wire.js", cloud_wire_js), \
    FILE("cloud/watch.js", cloud_watch_js), \
    FILE("cloud/database.js", cloud_database_js), \
    FILE("cloud/functions.js", cloud_functions_js), \
    FILE("cloud/storage.js", cloud_storage_js)

static const struct cprelude_file cloud_files[] = {
    SHARED_CLOUD_FILES,
    FILE("cloud/cloud.js", cloud_cloud_js),
};

const struct cprelude_file *cprelude_cloud_files(void) { return cloud_files; }
size_t cprelude_cloud_count(void) { return sizeof cloud_files / sizeof cloud_files[0]; }

static const unsigned char functions_runtime_js[] = {
#embed "js/functions/runtime.js"
};
static const unsigned char functions_buffer_js[] = {
#embed "js/functions/buffer.js"
};
static const unsigned char functions_modules_js[] = {
#embed "js/functions/modules.js"
};
static const unsigned char functions_server_sdk_js[] = {
#embed "js/functions/server-sdk.js"
};

static const struct cprelude_file function_files[] = {
    FILE("functions/runtime.js", functions_runtime_js),
    FILE("functions/buffer.js", functions_buffer_js),
    SHARED_CLOUD_FILES,
    FILE("functions/modules.js", functions_modules_js),
    FILE("functions/server-sdk.js", functions_server_sdk_js),
};

const struct cprelude_file *cprelude_function_files(void) { return function_files; }
size_t cprelude_function_count(void) { return sizeof function_files / sizeof function_files[0]; }

static const struct cprelude_file wxs_files[] = {
    FILE("wxs/descriptor.js", wxs_descriptor_js),
    FILE("wxs/library.js", wxs_library_js),
};

const struct cprelude_file *cprelude_wxs_files(void) { return wxs_files; }
size_t cprelude_wxs_count(void) { return sizeof wxs_files / sizeof wxs_files[0]; }

static const struct cprelude_file worker_scope = FILE("worker-scope.js", worker_scope_js);

const struct cprelude_file *cprelude_worker_file(void) { return &worker_scope; }
