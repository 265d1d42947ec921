# Everything a person or a machine does here, one command each. Nothing needs sudo; every target can be repeated.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.PHONY: help setup setup-dev run test lint format coverage docs clean

VENV := .venv
BIN := $(VENV)/bin
PYTHON ?= $(shell for p in python3 python3.12 python3.11; do $$p -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 13))' 2>/dev/null && echo $$p && break; done)
ARCHIVE := ../shared/archive/docs
export PIP_DISABLE_PIP_VERSION_CHECK := 1

help:  ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: $(VENV)/.installed  ## Make .venv with the command beslut in it

setup-dev: $(VENV)/.installed-dev  ## The same with what the tests need

$(VENV)/bin/python:
	@if [ -z "$(PYTHON)" ]; then echo "Python 3.11 or 3.12 is needed and was not found; install it or run: make setup PYTHON=/path/to/python3" >&2; exit 1; fi
	@echo "==> Making $(VENV) with $$($(PYTHON) --version)"
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo "The environment can't be made; on Debian and Ubuntu: apt-get install python3-venv" >&2; exit 1; }

$(VENV)/.installed: pyproject.toml | $(VENV)/bin/python
	@echo "==> Installing beslutsminne into $(VENV) (some 2 GB the first time)"
	@$(BIN)/python -m pip install --progress-bar off --editable .
	@touch $@

$(VENV)/.installed-dev: pyproject.toml | $(VENV)/bin/python
	@echo "==> Installing beslutsminne and what its tests need into $(VENV) (some 2 GB the first time)"
	@$(BIN)/python -m pip install --progress-bar off --editable ".[dev]"
	@touch $(VENV)/.installed $@

run: setup  ## Start the app; the first time with the sample archive
	@echo "==> Preparing the embedding model"
	@$(BIN)/beslut prepare
	@echo "==> Reading the sample archive, unless the archive holds documents already"
	@$(BIN)/beslut ingest --if-empty samples/archive
	@echo "==> Starting the app"
	@$(BIN)/beslut serve

test: lint  ## Format, lint, types and every test this machine can run
	@leave_out=(); \
	if ! command -v chromium >/dev/null; then echo "!!! NOT RUN: browser tests, chromium is missing (apt-get install chromium)"; leave_out+=("not browser"); fi; \
	if ! { command -v tesseract >/dev/null && tesseract --list-langs | grep -qx swe; }; then echo "!!! NOT RUN: OCR tests, tesseract with Swedish is missing (apt-get install tesseract-ocr tesseract-ocr-swe)"; leave_out+=("not ocr"); fi; \
	if [ ! -d $(ARCHIVE) ]; then echo "!!! NOT RUN: archive tests, $(ARCHIVE) is missing"; leave_out+=("not archive"); fi; \
	if [ -z "$${LLAMA_SERVER:-}" ]; then echo "!!! NOT RUN: tests with a real language model, LLAMA_SERVER names no server (tests/test_llama_server.py)"; leave_out+=("not llama"); fi; \
	expression="$$(IFS=+; echo "$${leave_out[*]}")"; \
	echo "==> pytest"; \
	$(BIN)/python -m pytest -m "$${expression//+/ and }"

lint: setup-dev  ## Format, lint and types
	@echo "==> ruff format --check"; $(BIN)/ruff format --check .
	@echo "==> ruff check"; $(BIN)/ruff check .
	@echo "==> mypy"; $(BIN)/mypy

format: setup-dev  ## Format the code and mend what the linter can mend
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

coverage: setup-dev  ## The tests that need no browser, with the lines they leave out
	@$(BIN)/python -m pytest -m "not browser" --cov --cov-report=term-missing:skip-covered

docs: setup-dev  ## Write docs/cli.md from the commands' own help
	@$(BIN)/python -m typer cli.main utils docs --name beslut --output docs/cli.md

clean:  ## Remove the environment and all caches; your data folder stays
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage build *.egg-info
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
