# Every task of the project. `make` alone sets up and builds the bundled report; `make test` sets up and runs all checks.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
LOWEST := .venv-lowest
PIP := -m pip install --quiet --disable-pip-version-check

.PHONY: build test check format score golden lock lowest notebooks clean

build: $(VENV)/run.stamp  ## build/store, build/graph.ttl and build/explorer.html from the bundled report
	$(BIN)/kg build

test: check lowest  ## all checks, and the tests with the lowest allowed versions

check: $(VENV)/dev.stamp  ## format, lint, types and tests, with the locked versions
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/pytest

lowest: $(LOWEST)/dev.stamp  ## the tests with the lowest allowed versions of all dependencies
	$(LOWEST)/bin/pytest -m "not browser and not checkout and not long"

format: $(VENV)/dev.stamp  ## mend format and what lint can mend
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

score: $(VENV)/dev.stamp  ## extraction scored against the annotated official text in KG_SHARED
	$(BIN)/python tests/score.py

golden: $(VENV)/dev.stamp  ## accept the present output as the expected one; read the diff before you commit it
	$(BIN)/pytest tests/test_golden.py tests/test_notebooks.py tests/test_competency.py tests/test_docs.py tests/ontology/test_ontology_page.py --accept

lock:  ## resolve the dependencies anew
	uv pip compile pyproject.toml --universal --generate-hashes --no-emit-index-url --no-header --no-annotate --python-version 3.11 -q -o requirements/run.txt
	uv pip compile pyproject.toml --group dev -c requirements/run.txt --universal --generate-hashes --no-emit-index-url --no-header --no-annotate --python-version 3.11 -q -o requirements/dev.txt
	uv pip compile pyproject.toml --group dev --resolution lowest-direct --universal --generate-hashes --no-emit-index-url --no-header --no-annotate --python-version 3.11 -q -o requirements/lowest.txt

clean:  ## remove what was made
	rm -rf build $(VENV) $(LOWEST)

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "kg needs Python 3.11 or newer; name one with make PYTHON=…")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/run.stamp: requirements/run.txt pyproject.toml | $(VENV)/bin/python
	$(BIN)/python $(PIP) --require-hashes -r requirements/run.txt
	$(BIN)/python $(PIP) --no-deps --editable .
	touch $@

$(VENV)/dev.stamp: requirements/dev.txt $(VENV)/run.stamp
	$(BIN)/python $(PIP) --require-hashes -r requirements/dev.txt
	touch $@

$(LOWEST)/dev.stamp: requirements/lowest.txt pyproject.toml
	$(PYTHON) -m venv $(LOWEST)
	$(LOWEST)/bin/python $(PIP) --require-hashes -r requirements/lowest.txt
	$(LOWEST)/bin/python $(PIP) --no-deps --editable .
	touch $@
