# A fresh Debian 12 or Ubuntu 24.04 needs python3, python3-venv and make; nothing else.
#   make run        everything set up, the sample province served on http://127.0.0.1:8000
#   make test       everything that must hold on every change
# A step whose inputs did not change is not done again: each leaves a stamp behind.

PYTHON   ?= python3
BIN      := .venv/bin
WORKERS  ?= 2
FRONTEND := $(shell find webapp/frontend -type f -not -path "*/node_modules/*" 2>/dev/null)

export IBM_TELEMETRY_DISABLED := true
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: setup run test test-long check lock format pictures permissions bench

setup: .venv/.installed webapp/static/build/.built

run: setup
	@exec $(BIN)/nhiemvu serve

test: setup check
	@echo "== tests, on SQLite and on PostgreSQL"
	@$(BIN)/pytest -q -rs -n $(WORKERS) -m "not long"

test-long: setup
	@echo "== soak, chaos and the full crash matrix: this may take an hour"
	@$(BIN)/pytest -q -rs -n $(WORKERS) -m long

check: setup
	@echo "== format"
	@$(BIN)/ruff format --check .
	@echo "== lint"
	@$(BIN)/ruff check .
	@echo "== types"
	@$(BIN)/mypy
	@echo "== what each room may know"
	@$(BIN)/lint-imports

format: .venv/.installed
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

# Exact versions and their hashes, without the address they came from.
lock: .venv/.installed
	@$(BIN)/uv pip compile pyproject.toml --extra dev --universal --fork-strategy fewest \
	  --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --quiet \
	  --upgrade --output-file requirements.lock

.venv/.made:
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 13))' || \
	  { echo "nhiemvu needs Python 3.11 or 3.12: make PYTHON=python3.11"; exit 1; }
	@echo "1/4 making the virtual environment .venv"
	@$(PYTHON) -m venv .venv || \
	  { echo "On Debian and Ubuntu: sudo apt-get install python3-venv"; exit 1; }
	@touch $@

.venv/.locked: requirements.lock .venv/.made
	@echo "2/4 installing the locked dependencies (about 250 MB, once)"
	@$(BIN)/pip install --require-hashes --only-binary :all: --requirement requirements.lock
	@touch $@

.venv/.installed: pyproject.toml .venv/.locked
	@echo "3/4 installing nhiemvu itself"
	@$(BIN)/pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

webapp/static/build/.built: $(FRONTEND) .venv/.locked
	@echo "4/4 building the browser modules"
	@cd webapp/frontend && PATH="$(CURDIR)/$(BIN):$$PATH" npm ci && \
	  PATH="$(CURDIR)/$(BIN):$$PATH" npm run build
	@mkdir -p $(@D) && touch $@

# What the tutorial shows, taken while the tested story is told in a browser.
pictures: setup
	@$(BIN)/python -m pytest -q -x -p tests.conftest -p tests.web.conftest -p tests.web.browser.conftest \
	  docs/tutorial/pictures.py

# Who is let do what, found out by asking every operation in every role.
permissions: setup
	@$(BIN)/python -m docs.reference.permissions

bench: setup
	@$(BIN)/python -m bench.complete_task
	@$(BIN)/python -m bench.expressions
	@$(BIN)/python -m bench.lint
