# One scratch folder per configuration, so that neither build throws away the other's.
debug := --scratch-path .build
# The runtime is linked in: a process starts in half the time, and runs where no Swift is installed.
release := --scratch-path .build-release --configuration release --static-swift-stdlib
# The tests as fast as the product: they see into the rooms, which a release build shuts.
release_tests := --scratch-path .build-release-tests --configuration release

# The mini-program that `make run` opens; empty is the bundled demo.
APP ?=

# Where `make install` puts things, below DESTDIR when that is set.
PREFIX ?= /usr/local
BINARY ?= .build-release/release/termina
root = $(DESTDIR)$(PREFIX)
share = $(root)/share
manual = $(share)/man/man1/termina.1
bash_completion = $(share)/bash-completion/completions/termina
zsh_completion = $(share)/zsh/site-functions/_termina
fish_completion = $(share)/fish/vendor_completions.d/termina.fish

# How long `make fuzz` takes for each kind of source.
MINUTES ?= 10

.DEFAULT_GOAL := help
.PHONY: help setup build run test bench fuzz soak install uninstall picture lint format

help: ## Show what there is to make
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## Install the system libraries that are missing (apt-get)
	@.ci/setup

build: setup ## Build for release
	@.ci/commit
	@swift build $(release) --product termina

run: setup ## Build for release and open the bundled demo, or APP=FOLDER
	@.ci/commit
	@swift build $(release) --product termina
	@exec .build-release/release/termina $(if $(APP),run "$(APP)")

test: ## Build and run the whole test suite
	@.ci/setup tests
	@.ci/commit
	swift build $(debug) --product termina
	swift build $(debug) --build-tests
	@.ci/test $(debug)

bench: setup ## Build for release and measure the budgets
	@.ci/commit
	@swift build $(release) --product termina
	@swift build $(release) --product termina-bench
	@exec .build-release/release/termina-bench

fuzz: setup ## Damage sources at random for MINUTES (10) each, and see that nothing traps or hangs
	swift build $(release_tests) -Xswiftc -enable-testing --build-tests
	FUZZ_SECONDS=$$(( $(MINUTES) * 60 )) FUZZ_SEED=$$(date +%s) swift test $(release_tests) --skip-build \
		--filter 'HostileExpressionTests|HostileStyleTests'

soak: setup ## Open 10,000 sockets, drop connections 1,000 times; kill a process that writes documents 50 times
	swift build $(release_tests) -Xswiftc -enable-testing --build-tests
	SOAK=1 swift test $(release_tests) --skip-build --filter ChatLoadTests
	SOAK=1 swift test $(release_tests) --skip-build --filter WatchLoadTests
	SOAK=1 swift test $(release_tests) --skip-build --filter 'ChatPageTests|WalkthroughTests'
	DATABASE_KILLS=50 DATABASE_ROUNDS=200 swift test $(release_tests) --skip-build --filter CloudDatabaseTests

install: build ## Build for release and install below PREFIX (/usr/local)
	@install -D -m 755 "$(BINARY)" "$(root)/bin/termina"
	@rm -rf "$(share)/termina"
	@install -d "$(share)/termina/themes"
	@cp -R Sources/Demo "$(share)/termina/demo"
	@cp -R Sources/Template "$(share)/termina/template"
	@install -m 644 themes/*.toml "$(share)/termina/themes"
	@install -D -m 644 Sources/termina/Manual/termina.1 "$(manual)"
	@install -D -m 644 Sources/termina/Manual/termina-direct.terminfo "$(share)/termina/terminfo/termina-direct.terminfo"
	@tic -x -o "$(share)/terminfo" Sources/termina/Manual/termina-direct.terminfo
	@tic -x -o "$(share)/termina/terminfo" Sources/termina/Manual/termina-direct.terminfo
	@install -D -m 644 /dev/null "$(bash_completion)"
	@install -D -m 644 /dev/null "$(zsh_completion)"
	@install -D -m 644 /dev/null "$(fish_completion)"
	@"$(root)/bin/termina" --generate-completion-script bash > "$(bash_completion)"
	@"$(root)/bin/termina" --generate-completion-script zsh > "$(zsh_completion)"
	@"$(root)/bin/termina" --generate-completion-script fish > "$(fish_completion)"
	@echo "termina is installed in $(root)/bin"

uninstall: ## Take away what install put below PREFIX
	@rm -f "$(root)/bin/termina" "$(manual)" "$(bash_completion)" "$(zsh_completion)" "$(fish_completion)"
	@rm -rf "$(share)/termina" "$(share)/terminfo/t/termina-direct"

picture: build ## Record the pictures of the README and the tour anew
	@"$(BINARY)" walk Sources/Demo/walks/picture.walk --headless --screenshots Sources/termina/Manual
	@"$(BINARY)" walk Sources/Demo/walks/todo.walk --headless --svg Sources/termina/Manual/todo.svg
	@"$(BINARY)" walk Sources/Demo/walks/tour.walk --headless --cast Sources/termina/Manual/tour.cast

lint: ## Check the format of the Swift sources
	swift format lint --strict --recursive Sources Tests Package.swift

format: ## Format the Swift sources in place
	swift format --in-place --recursive Sources Tests Package.swift
