#define _GNU_SOURCE
#include "cncurses.h"
#include <signal.h>
#include <stdlib.h>
#include <termios.h>
#include <unistd.h>

// What a crash handler may touch: set before the handler is armed, only read by it.
static struct termios original;
static int terminal = -1;
static const char *volatile restore;
static volatile size_t restore_length;
static volatile sig_atomic_t armed;

static const int fatal[] = {SIGSEGV, SIGABRT, SIGILL, SIGTRAP, SIGBUS, SIGFPE};
enum { fatal_count = sizeof fatal / sizeof *fatal };
static struct sigaction before[fatal_count];

static void put_right(void) {
    if (!armed) return;
    armed = 0;
    const char *bytes = restore;
    for (size_t left = restore_length; left > 0;) {
        ssize_t written = write(terminal, bytes, left);
        if (written <= 0) break;
        bytes += written;
        left -= (size_t)written;
    }
    tcsetattr(terminal, TCSANOW, &original);
}

// The signal is blocked while this runs: raised again, it arrives on return, at whoever answered it before.
static void crashed(int number) {
    put_right();
    for (int i = 0; i < fatal_count; i++) {
        if (fatal[i] == number) sigaction(number, &before[i], NULL);
    }
    raise(number);
}

bool cncurses_guard_install(int fd) {
    if (tcgetattr(fd, &original) != 0) return false;
    if (terminal >= 0) {
        terminal = fd;
        return true;
    }
    terminal = fd;
    // A stack overflow needs a stack of its own to be answered on.
    static char spare[64 * 1024];
    stack_t stack;
    if (sigaltstack(NULL, &stack) == 0 && (stack.ss_flags & SS_DISABLE)) {
        stack.ss_sp = spare;
        stack.ss_size = sizeof spare;
        stack.ss_flags = 0;
        sigaltstack(&stack, NULL);
    }
    for (int i = 0; i < fatal_count; i++) {
        struct sigaction action = {.sa_handler = crashed, .sa_flags = SA_ONSTACK};
        sigemptyset(&action.sa_mask);
        sigaction(fatal[i], &action, &before[i]);
    }
    atexit(put_right);
    return true;
}

void cncurses_guard_arm(const char *bytes, size_t length) {
    restore = bytes;
    restore_length = length;
    armed = 1;
}

void cncurses_guard_disarm(void) { armed = 0; }

void cncurses_guard_reset_terminal(void) {
    if (terminal >= 0) tcsetattr(terminal, TCSADRAIN, &original);
}

void cncurses_take_keys(int fd) {
    struct termios state;
    if (tcgetattr(fd, &state) != 0) return;
    state.c_lflag &= ~(tcflag_t)(ICANON | ECHO | ISIG | IEXTEN);
    state.c_iflag &= ~(tcflag_t)(ICRNL | IXON | INLCR | ISTRIP);
    state.c_cc[VMIN] = 1;
    state.c_cc[VTIME] = 0;
    tcsetattr(fd, TCSADRAIN, &state);
}
