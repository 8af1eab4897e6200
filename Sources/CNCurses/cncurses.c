#define _GNU_SOURCE
#include "cncurses.h"
#include <langinfo.h>
#include <locale.h>
#include <signal.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>
#include <term.h>
#undef columns
#undef lines
#include <wchar.h>

WINDOW *cncurses_window(void) { return newscr; }

int cncurses_colors(void) { return has_colors() ? COLORS : 0; }

int cncurses_pairs(void) { return COLOR_PAIRS; }

// ncurses writes a frame in hundreds of pieces. Its descriptor is its own, so that it can point to memory meanwhile.
static int written = -1, terminal = -1, memory = -1;
static char *held;
static size_t room;

static FILE *output(void) {
    if (written >= 0) return stdout;
    written = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);
    FILE *file = written < 0 ? NULL : fdopen(written, "w");
    if (!file) return stdout;
    terminal = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);
    memory = terminal < 0 ? -1 : memfd_create("frame", MFD_CLOEXEC);
    return file;
}

bool cncurses_hold(void) {
    // What an earlier frame left behind stays: giving the pages back and taking them again costs more.
    if (memory < 0 || lseek(memory, 0, SEEK_SET) != 0) return false;
    return dup3(memory, written, O_CLOEXEC) >= 0;
}

const char *cncurses_release(size_t *length) {
    dup3(terminal, written, O_CLOEXEC);
    off_t size = lseek(memory, 0, SEEK_CUR);
    *length = 0;
    if (size <= 0) return held;
    if ((size_t)size > room) {
        char *larger = realloc(held, (size_t)size);
        if (!larger) return held;
        held = larger;
        room = (size_t)size;
    }
    ssize_t count = pread(memory, held, (size_t)size, 0);
    if (count > 0) *length = (size_t)count;
    return held;
}

bool cncurses_open(const char *entry) {
    // The size is asked of the system, never of LINES and COLUMNS, which may be stale.
    use_env(FALSE);
    use_tioctl(TRUE);
    if (!newterm(entry, output(), stdin)) return false;
    raw();
    noecho();
    nonl();
    // Waiting input must not cut an update short: we read it ourselves.
    typeahead(-1);
    idcok(stdscr, FALSE);
    idlok(stdscr, FALSE);
    if (has_colors()) {
        start_color();
        use_default_colors();
    }
    return true;
}

void cncurses_use_utf8(void) {
    const char *set = setlocale(LC_CTYPE, "");
    if (set && strcmp(nl_langinfo(CODESET), "UTF-8") == 0) return;
    if (!setlocale(LC_CTYPE, "C.UTF-8")) setlocale(LC_CTYPE, "en_US.UTF-8");
}

int cncurses_character_width(wchar_t character) { return wcwidth(character); }

void cncurses_forget_screen(void) { clearok(curscr, TRUE); }

static void move_rows(WINDOW *window, int top, int bottom, int up) {
    scrollok(window, TRUE);
    wsetscrreg(window, top, bottom - 1);
    wscrl(window, up);
    wsetscrreg(window, 0, getmaxy(window) - 1);
    scrollok(window, FALSE);
}

void cncurses_note_move(int top, int bottom, int up) {
    // What the terminal shows, and what it is to show.
    move_rows(curscr, top, bottom, up);
    move_rows(newscr, top, bottom, up);
    // They are the same: nothing is to be compared.
    wtouchln(curscr, 0, getmaxy(curscr), 0);
    wtouchln(newscr, 0, getmaxy(newscr), 0);
}

// 0 without an entry of that name, 1 if it cannot place the cursor, else 2.
static int entry_use(const char *name) {
    int status = 0;
    TERMINAL *before = cur_term;
    if (setupterm(name, 1, &status) != OK) {
        set_curterm(before);
        return 0;
    }
    int use = cursor_address ? 2 : 1;
    TERMINAL *found = set_curterm(before);
    if (found) del_curterm(found);
    return use;
}

bool cncurses_has_entry(const char *name) { return entry_use(name) > 0; }

bool cncurses_can_place_cursor(const char *name) { return entry_use(name) > 1; }

bool cncurses_window_size(int fd, int *columns, int *rows) {
    struct winsize size;
    if (ioctl(fd, TIOCGWINSZ, &size) != 0 || size.ws_col == 0 || size.ws_row == 0) return false;
    *columns = size.ws_col;
    *rows = size.ws_row;
    return true;
}

bool cncurses_cell_pixels(int fd, int *width, int *height) {
    struct winsize size;
    if (ioctl(fd, TIOCGWINSZ, &size) != 0 || size.ws_col == 0 || size.ws_row == 0) return false;
    *width = size.ws_xpixel / size.ws_col;
    *height = size.ws_ypixel / size.ws_row;
    return *width > 0 && *height > 0;
}

static const int answered[] = {SIGWINCH, SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT};

void cncurses_block_signals(void) {
    sigset_t set;
    sigemptyset(&set);
    for (size_t i = 0; i < sizeof answered / sizeof *answered; i++) sigaddset(&set, answered[i]);
    pthread_sigmask(SIG_BLOCK, &set, NULL);
}

static void let_through(int number, int how) {
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, number);
    pthread_sigmask(how, &set, NULL);
}

void cncurses_end_by(int number) {
    signal(number, SIG_DFL);
    let_through(number, SIG_UNBLOCK);
    raise(number);
}

void cncurses_stop(void) {
    struct sigaction standard = {.sa_handler = SIG_DFL}, before;
    sigaction(SIGTSTP, &standard, &before);
    kill(0, SIGTSTP);
    let_through(SIGTSTP, SIG_UNBLOCK);
    // Here the process is stopped, and later continued.
    let_through(SIGTSTP, SIG_BLOCK);
    sigaction(SIGTSTP, &before, NULL);
}

// What Foundation's run loop serves the main queue by.
int _dispatch_get_main_queue_handle_4CF(void);
void _dispatch_main_queue_callback_4CF(void *unused);

int cncurses_main_queue_descriptor(void) { return _dispatch_get_main_queue_handle_4CF(); }

void cncurses_serve_main_queue(void) {
    eventfd_t count;
    eventfd_read(_dispatch_get_main_queue_handle_4CF(), &count);
    _dispatch_main_queue_callback_4CF(NULL);
}
