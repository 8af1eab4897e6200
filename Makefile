# One scratch folder per configuration, so that neither build throws away the other's.
debug := --scratch-path .build
release := --scratch-path .build-release --configuration release

# The mini-program that `make run` opens; empty is the bundled demo.
APP ?=

.DEFAULT_GOAL := help
.PHONY: help setup run test bench lint format

help: ## Show what there is to make
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## Install the system libraries that are missing (apt-get)
	@.ci/setup

run: setup ## Build for release and open the bundled demo, or APP=FOLDER
	@swift build $(release) --product termina
	@exec .build-release/release/termina $(if $(APP),run "$(APP)")

test: setup ## Build and run the whole test suite
	swift build $(debug) --product termina
	swift build $(debug) --build-tests
	swift test $(debug) --skip-build

bench: setup ## Build for release and measure the budgets
	@swift build $(release) --product termina
	@swift build $(release) --product termina-bench
	@exec .build-release/release/termina-bench

lint: ## Check the format of the Swift sources
	swift format lint --strict --recursive Sources Tests Package.swift

format: ## Format the Swift sources in place
	swift format --in-place --recursive Sources Tests Package.swift
