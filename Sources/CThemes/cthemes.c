#include "cthemes.h"

static const unsigned char dark[] = {
#embed "../../themes/dark.toml"
};
static const unsigned char light[] = {
#embed "../../themes/light.toml"
};
static const unsigned char mono[] = {
#embed "../../themes/mono.toml"
};

static const struct cthemes_file files[] = {
    {"dark", dark, sizeof dark},
    {"light", light, sizeof light},
    {"mono", mono, sizeof mono},
};

const struct cthemes_file *cthemes_files(void) { return files; }

size_t cthemes_count(void) { return sizeof files / sizeof *files; }
