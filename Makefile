# Runs, checks and maintains the dashboard; `make` lists the targets. Needs Python 3.11 or newer.
PYTHON ?= python3
PORT ?= 8501

BIN := .venv/bin
RUNTIME := .venv/.runtime
TESTING := .venv/.testing
INSTALL := $(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes
# One version of a package for every system and Python, so that what the tests say holds for all of them.
LOCK := $(BIN)/uv pip compile --quiet --no-config --universal --python-version 3.11 --fork-strategy fewest \
	--generate-hashes --no-emit-index-url --no-emit-find-links --custom-compile-command 'make lock'

# A file's tests run in one process, so that what they share is made once. There is one process more than cores where
# tests run in a browser, for these wait more than they work.
CORES := $(shell getconf _NPROCESSORS_ONLN)
QUICKLY := --dist loadfile --numprocesses $(CORES)
AT_ONCE := --dist loadfile --numprocesses $(shell expr $(CORES) + 1)

# Tests start many processes, each of which would compile the same code again.
unexport PYTHONDONTWRITEBYTECODE

ifeq ($(origin DATA),command line)
export EVALUATION_DATA := $(DATA)
endif

.DEFAULT_GOAL := help
.PHONY: help run test lint format unit browser bench bench-import load fuzz attack sbom screenshots environment lock

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' Makefile

run: $(RUNTIME) ## serve the dashboard (PORT=8501; DATA=FOLDER for another dataset, or several)
	@$(BIN)/python -c 'import socket; socket.create_server(("127.0.0.1", $(PORT))).close()' 2>/dev/null || \
		{ echo "Port $(PORT) is not free. Choose another one: make run PORT=8600" >&2; exit 1; }
	@echo "The dashboard is at http://localhost:$(PORT) (Ctrl-C stops it)"
	@EVALUATION_IMPORT=yes exec $(BIN)/uvicorn dashboard:app --host 127.0.0.1 --port $(PORT) --log-level warning

test: lint environment ## run every check: format, lint, types, imports, and all tests, slow ones too
	@$(BIN)/python -m pytest $(AT_ONCE)

lint: $(TESTING) ## check format, lint rules, types and the direction of imports
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

format: $(TESTING) ## format the code and mend what can be mended by itself
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

unit: $(TESTING) ## run the quick tests: those that need no browser and are not marked slow
	@$(BIN)/python -m pytest -m 'not slow' --ignore tests/browser $(QUICKLY)

browser: environment ## run the tests in Chromium
	@$(BIN)/python -m pytest -m browser $(AT_ONCE)

bench: environment ## measure speed and weight beside an empty Streamlit app (half an hour)
	@$(BIN)/python -m tests.bench

bench-import: $(TESTING) ## measure the import of ten thousand coded passages in each format (minutes)
	@$(BIN)/python -m tests.bench.importing

load: $(TESTING) ## measure a hundred visitors at once, and one who clicks without pause (MINUTES=10)
	@$(BIN)/python -m tests.bench.load --minutes $(or $(MINUTES),10)

fuzz: $(TESTING) ## load ten thousand damaged datasets, and import ten thousand damaged files (minutes)
	@$(BIN)/python -m tests.fuzz

attack: environment ## attack the protection of participants, and print what was learnt (minutes)
	@$(BIN)/python -m tests.attack

screenshots: environment ## take the pictures in docs/screenshots
	@$(BIN)/python -m tests.screenshots

sbom: $(TESTING) ## write sbom.json, the parts of the dashboard as CycloneDX (a minute)
	@$(PYTHON) -m venv --clear --without-pip .venv/.parts
	@$(BIN)/python -m pip --python .venv/.parts/bin/python install -qq --disable-pip-version-check \
		--require-hashes -r requirements.txt
	@$(BIN)/cyclonedx-py environment --output-reproducible --output-file sbom.json .venv/.parts/bin/python
	@echo "Wrote sbom.json"

environment: $(TESTING) ## install what the checks need, Chromium included
	@$(BIN)/python -m tests.browser.chromium

lock: $(TESTING) ## make both requirements.txt from their requirements.in
	$(LOCK) requirements.in --output-file requirements.txt
	$(LOCK) tests/requirements.in --output-file tests/requirements.txt

# An environment is made anew when the pins change, so that it never holds more than they say.
$(RUNTIME): requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed. Name one: make $(MAKECMDGOALS) PYTHON=python3.11" >&2; exit 1; }
	@echo "Installing the pinned requirements into .venv (once; about a minute)"
	@$(PYTHON) -m venv --clear .venv
	@$(INSTALL) -r requirements.txt
	@touch $@

$(TESTING): $(RUNTIME) tests/requirements.txt
	@echo "Installing the pinned test requirements into .venv (once)"
	@$(INSTALL) -r requirements.txt -r tests/requirements.txt
	@touch $@
