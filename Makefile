# Two commands matter: `make start` and `make test`. Each makes what it needs.
PYTHON ?= python3
ROUTINE ?= calf-cramp
FUZZ_SECONDS ?= 120
VENV := .venv
BIN := $(VENV)/bin

.PHONY: start test check unit content bench fuzz screenshots kills clean

start: $(VENV)/.installed
	$(BIN)/massage start $(ROUTINE)

test: check unit content

check: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

unit: $(VENV)/.dev
	$(BIN)/python -m pytest

content: $(VENV)/.dev
	$(BIN)/python -m tests.content

bench: $(VENV)/.dev
	$(BIN)/python -m benchmarks

# Where atheris does not install, hypothesis fuzzes alone.
fuzz: $(VENV)/.dev
	-$(BIN)/python -m pip install --quiet --disable-pip-version-check --group fuzz
	$(BIN)/python -m tests.fuzz $(FUZZ_SECONDS)

screenshots: $(VENV)/.dev
	$(BIN)/python docs/images/make.py

kills: $(VENV)/.dev
	$(BIN)/python -m tests.store.kills 200

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or later is needed; set PYTHON=") if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	touch $@

$(VENV)/.dev: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check "pip>=25.1"
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable . --group dev
	touch $@ $(VENV)/.installed

clean:
	rm -rf $(VENV) dist build
