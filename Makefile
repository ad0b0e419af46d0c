# Two commands matter: `make start` and `make test`. Each makes what it needs.
PYTHON ?= python3
ROUTINE ?= calf-cramp
FUZZ_SECONDS ?= 120
MUTANTS ?= 300
MUTANT_SEED ?= 1
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
# One version of everything that is installed here; `make lock` renews them.
LOCKED := --constraint requirements-dev.txt

# The tests start hundreds of short programs: each would compile the whole package anew.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: start test check unit coverage content pythons lowest newest dist site audit bench fuzz screenshots mutants kills wrecks lock clean

start: $(VENV)/.installed
	$(BIN)/massage start $(ROUTINE) || [ $$? -eq 4 ]  # stopped by its key is no failure

# On the Python at hand; `make pythons` tries the others.
test: check unit

check: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

unit: $(VENV)/.dev
	$(BIN)/python -m pytest -n auto

# Branches, in the programs that the tests start too; says which lines nothing ran. A signal that
# comes while coverage holds its own lock hangs a program: a test of ends may fail here alone.
coverage: $(VENV)/.dev
	$(BIN)/coverage erase
	-$(BIN)/coverage run -m pytest -n auto
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report

content: $(VENV)/.dev
	$(BIN)/python -m tests.content

pythons: $(VENV)/.dev
	$(BIN)/python -m tests.pythons

# The smallest and the newest versions that pyproject.toml allows, of everything it names.
lowest: RESOLUTION := lowest-direct
newest: RESOLUTION := highest
lowest newest: $(VENV)/.dev
	$(PIP) uv
	$(PYTHON) -m venv --clear .venvs/$@
	$(BIN)/uv pip install --quiet --python .venvs/$@/bin/python --resolution $(RESOLUTION) \
	    --editable . --group dev
	MASSAGE_START=cold .venvs/$@/bin/python -m pytest -p no:cacheprovider

# What a release needs, built twice, once from here and once from the sdist: it fails where a byte
# differs. The time in it is SOURCE_DATE_EPOCH, or that of the last commit.
dist: $(VENV)/.dev
	$(PIP) $(LOCKED) --group dist
	$(BIN)/python -m tests.release.packages
	$(BIN)/twine check --strict dist/*.whl dist/*.tar.gz
	$(BIN)/check-wheel-contents dist/*.whl

# The website of docs/: every warning fails it, and then it is looked at, page by page.
site: $(VENV)/.docs
	rm -rf site
	$(BIN)/python -m docs.website site
	MASSAGE_SITE=site $(BIN)/python -m pytest -q tests/website/test_site.py

# Known weaknesses of what a person installs; asks a service on the internet.
audit: $(VENV)/bin/python
	$(PIP) uv
	$(BIN)/uv pip compile --quiet --generate-hashes --all-extras pyproject.toml \
	    --constraint requirements-dev.txt --output-file .venv/runtime.txt
	$(BIN)/uv tool run pip-audit --strict --require-hashes --disable-pip --requirement .venv/runtime.txt

bench: $(VENV)/.dev
	$(BIN)/python -m benchmarks

# Where atheris does not install, hypothesis fuzzes alone. FUZZ_SEED=N tries what a run with the
# seed N tried; without it each run has a seed of its own, and prints it.
fuzz: $(VENV)/.dev
	-$(PIP) --group fuzz
	$(BIN)/python -m tests.fuzz $(FUZZ_SECONDS) $(FUZZ_SEED)
	$(BIN)/python -m tests.fuzz.terminal $(FUZZ_SEED)

# Small faults in the core and the session, and which of them no test notices. MUTANTS=0 tries all
# there are; MODULES="player session" those of these.
mutants: $(VENV)/.dev
	$(BIN)/python -m tests.mutants $(MODULES) --sample $(MUTANTS) --seed $(MUTANT_SEED)

screenshots: $(VENV)/.dev
	$(BIN)/python docs/images/make.py

kills: $(VENV)/.dev
	$(BIN)/python -m tests.store.kills 200

wrecks: $(VENV)/.dev
	$(BIN)/python -m tests.store.wrecks 300

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or later is needed; set PYTHON=") if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: pyproject.toml requirements-dev.txt | $(VENV)/bin/python
	$(PIP) $(LOCKED) --editable .
	touch $@

# 25.1 is the first pip that knows dependency groups.
$(VENV)/.dev: pyproject.toml requirements-dev.txt | $(VENV)/bin/python
	$(PIP) "pip>=25.1"
	$(PIP) $(LOCKED) --editable . --group dev
	-$(BIN)/python -m pytest --collect-only -qq > /dev/null  # compiles them once, not in each worker
	touch $@ $(VENV)/.installed

$(VENV)/.docs: $(VENV)/.dev
	$(PIP) $(LOCKED) --group docs
	touch $@

# uv is wanted only for this, for `lowest` and `newest`, and by those who like it.
lock: $(VENV)/bin/python
	$(PIP) uv
	$(BIN)/uv pip compile --quiet --upgrade --universal --all-extras --group dev --group dist \
	    --group docs pyproject.toml --no-annotate --no-header --no-emit-index-url \
	    --output-file requirements-dev.txt

clean:
	rm -rf $(VENV) .venvs dist build site
