#ifndef CNCURSES_H
#define CNCURSES_H
#define NCURSES_WIDECHAR 1
#include <ncurses.h>
#include <stdbool.h>
#include <stddef.h>

// Macros, globals and variadic functions of ncurses and of the system as plain functions.

static const attr_t cncurses_bold = A_BOLD;
static const attr_t cncurses_dim = A_DIM;
static const attr_t cncurses_italic = A_ITALIC;
static const attr_t cncurses_underline = A_UNDERLINE;
static const attr_t cncurses_reverse = A_REVERSE;

/// What `doupdate` makes the screen look like. There are no other windows, of which this would be put together.
WINDOW *cncurses_window(void);
/// The number of colours of the opened terminal; 0 is monochrome.
int cncurses_colors(void);
/// The number of colour pairs of the opened terminal.
int cncurses_pairs(void);
/// Opens the terminal on standard output and input as an entry of the database describes it, and sets it raw.
bool cncurses_open(const char *entry);
/// Has what ncurses writes collected in memory until `cncurses_release`. False where that cannot be.
bool cncurses_hold(void);
/// Lets ncurses write to the terminal again; returns what it has written since `cncurses_hold`, valid until the next one.
const char *cncurses_release(size_t *length);
/// Makes the character functions speak UTF-8, whatever the user's locale.
void cncurses_use_utf8(void);
/// The width that ncurses believes a character to have.
int cncurses_character_width(wchar_t character);
/// Marks everything for repainting, as if the terminal showed nothing known.
void cncurses_forget_screen(void);
/// Takes note that the rows from `top` to before `bottom` were moved up (down where negative) on the terminal and are to
/// stay so. What became free is blank.
void cncurses_note_move(int top, int bottom, int up);
/// Whether the terminal database has an entry of that name.
bool cncurses_has_entry(const char *name);
/// Whether that entry says how to place the cursor.
bool cncurses_can_place_cursor(const char *name);

/// The size of the terminal's window; false if the system does not know.
bool cncurses_window_size(int fd, int *columns, int *rows);
/// How many pixels a cell has. False if the terminal does not say.
bool cncurses_cell_pixels(int fd, int *width, int *height);
/// A descriptor that can be read when the main queue has work.
int cncurses_main_queue_descriptor(void);
/// Does the work that the main queue has. On the main thread.
void cncurses_serve_main_queue(void);
/// Keeps the signals that the screen answers away from every thread started from now on.
void cncurses_block_signals(void);
/// Ends the process as the signal does by default.
void cncurses_end_by(int signal);
/// Stops the process group as Ctrl-Z does by default; returns when it is continued.
void cncurses_stop(void);

/// Remembers how the terminal is set, and installs the handlers that put it right when the process crashes or exits.
bool cncurses_guard_install(int fd);
/// From now on a crash writes these bytes and resets the terminal. The bytes must live forever.
void cncurses_guard_arm(const char *restore, size_t length);
/// From now on a crash leaves the terminal alone.
void cncurses_guard_disarm(void);
/// Sets the terminal as it was when the guard was installed.
void cncurses_guard_reset_terminal(void);
/// Has keys come one by one and unseen, while what is written is left as it is.
void cncurses_take_keys(int fd);
#endif
