# The commands of this project. Needs make and Python 3.11 or later, nothing else.
# A certain Python: make PYTHON=python3.12 demo

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip --disable-pip-version-check --quiet
CORES  := --numprocesses auto --dist worksteal
export LC_ALL := C.UTF-8
# Images of Python set it, and each process that a test starts would compile all it imports.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help demo test slow lint docs check bench notebook picture constraints clean

help: ## this list
	@grep -E '^[a-z]+: .*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

demo: $(VENV)/ready ## the graph of the two resolutions in seeds/, in out/
	$(BIN)/resgraph build seeds -o out
	@echo
	@echo "Open in a browser:  file://$(CURDIR)/out/explorer.html"
	@echo "Ask a question:     $(BIN)/resgraph query out --list"

test: $(VENV)/ready-for-tests ## the tests that need neither browser nor corpus
	$(BIN)/python -m pytest $(CORES)

slow: $(VENV)/ready-for-tests ## the tests with a browser, a server or the corpus
	$(BIN)/python -m pytest -m slow $(CORES) --dist loadfile --no-loadscope-reorder

lint: $(VENV)/ready-for-tests ## style and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

docs: $(VENV)/ready-for-release ## the documentation as a web site, in site/
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict
	@echo "Open in a browser:  file://$(CURDIR)/site/index.html"

check: ## everything that .ci/run asks of a change
	bash .ci/run

bench: $(VENV)/ready-for-tests ## speed and memory, kept in docs/benchmarks.md; needs ../shared/corpus
	$(BIN)/python -m benchmarks --write docs/benchmarks.md $(BENCH)
	$(BIN)/python -m benchmarks.plan --write docs/scale.md

notebook: $(VENV)/ready-for-tests ## run notebooks/tour.ipynb and keep what it prints
	$(BIN)/python tests/test_notebook.py

picture: $(VENV)/ready-for-tests ## photograph the explorer for the READMEs; needs Chromium
	$(BIN)/python tests/picture.py

constraints: ## renew constraints.txt from the newest releases
	rm -rf $(VENV)-fresh
	$(PYTHON) -m venv $(VENV)-fresh
	$(VENV)-fresh/bin/python -m pip --disable-pip-version-check --quiet install -e '.[test,reasoner,release,bench]'
	{ sed -n '/^#/p' constraints.txt; $(VENV)-fresh/bin/python -m pip freeze --exclude-editable; } > constraints.new
	mv constraints.new constraints.txt
	rm -rf $(VENV)-fresh

clean: ## remove what was built, the environment too
	rm -rf $(VENV) out dist site

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "resgraph needs Python 3.11 or later; name yours: make PYTHON=python3.12 demo" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
	  { echo "this Python cannot make environments; on Debian or Ubuntu: apt install python3-venv" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/ready: pyproject.toml constraints.txt | $(BIN)/python
	$(PIP) install -c constraints.txt -e '.[check,serve]'
	@touch $@

$(VENV)/ready-for-release: pyproject.toml constraints.txt | $(BIN)/python
	$(PIP) install -c constraints.txt -e '.[release]'
	@touch $@

$(VENV)/ready-for-tests: pyproject.toml constraints.txt | $(BIN)/python
	$(PIP) install -c constraints.txt -e '.[test]'
	@touch $@ $(VENV)/ready
