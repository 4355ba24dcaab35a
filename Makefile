# Every target makes its own .venv from a bare python3; nothing else is asked of the machine but make, git and gettext
# (gettext only for the tests).

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: help demo test lint bench docs messages clean

help: ## list the targets
	@echo "i18nsync: make TARGET"
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  \1\t\2/' | expand -t 10

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade "pip>=25.1"

$(VENV)/.run: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/.dev: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable . --group test --group lint
	@touch $@ $(VENV)/.run

demo: $(VENV)/.run ## the newsroom's day on a copy of examples/newsroom, offline
	@PATH="$(CURDIR)/$(BIN):$$PATH" sh examples/demo.sh

test: lint ## lint, types, import contracts, and every test with coverage
	$(BIN)/python -m pytest -n 2 --cov --cov-report=term

lint: $(VENV)/.dev ## ruff, mypy --strict and the import contracts
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/.dev ## measure against peers, ratios within one run
	$(BIN)/python -m benchmarks

docs: $(VENV)/.run ## renew the generated parts of docs/
	$(BIN)/python docs/generate.py

messages: $(VENV)/.dev ## bring the catalogs of the tool's own messages in step with the code
	$(BIN)/python -m tests.house.catalogs

clean: ## remove what the targets made
	rm -rf $(VENV) build dist .coverage htmlcov .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
