#include "cthemes.h"

static const unsigned char celadon[] = {
#embed "../../themes/celadon.toml"
};
static const unsigned char colorblind[] = {
#embed "../../themes/colorblind.toml"
};
static const unsigned char contrast[] = {
#embed "../../themes/contrast.toml"
};
static const unsigned char dark[] = {
#embed "../../themes/dark.toml"
};
static const unsigned char inkstone[] = {
#embed "../../themes/inkstone.toml"
};
static const unsigned char kiln[] = {
#embed "../../themes/kiln.toml"
};
static const unsigned char light[] = {
#embed "../../themes/light.toml"
};
static const unsigned char mono[] = {
#embed "../../themes/mono.toml"
};
static const unsigned char plumrain[] = {
#embed "../../themes/plumrain.toml"
};
static const unsigned char ricepaper[] = {
#embed "../../themes/ricepaper.toml"
};
static const unsigned char terminal[] = {
#embed "../../themes/terminal.toml"
};
static const unsigned char tidepool[] = {
#embed "../../themes/tidepool.toml"
};

static const struct cthemes_file files[] = {
    {"celadon", celadon, sizeof celadon},
    {"colorblind", colorblind, sizeof colorblind},
    {"contrast", contrast, sizeof contrast},
    {"dark", dark, sizeof dark},
    {"inkstone", inkstone, sizeof inkstone},
    {"kiln", kiln, sizeof kiln},
    {"light", light, sizeof light},
    {"mono", mono, sizeof mono},
    {"plumrain", plumrain, sizeof plumrain},
    {"ricepaper", ricepaper, sizeof ricepaper},
    {"terminal", terminal, sizeof terminal},
    {"tidepool", tidepool, sizeof tidepool},
};

const struct cthemes_file *cthemes_files(void) { return files; }

size_t cthemes_count(void) { return sizeof files / sizeof *files; }
