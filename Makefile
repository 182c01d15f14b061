# Needs Python 3.11 to 3.13 and make; everything else is installed into .venv.
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null && { echo $$p; break; }; done)
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready-$(shell cksum < requirements/dev.txt 2>/dev/null | cut -d' ' -f1)
REPORTS ?= examples/reports.jsonl
UV ?= uv
COMPILE := $(UV) pip compile --quiet --universal --generate-hashes --upgrade --python-version 3.11 \
	--no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" pyproject.toml

export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := help
.PHONY: help demo test lint gate bench evaluate pages lock clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(READY): requirements/dev.txt pyproject.toml
	@test -n "$(PYTHON)" || { echo "Dragoman needs Python 3.11, 3.12 or 3.13; none was found (set PYTHON=...)" >&2; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || $(BIN)/python -m ensurepip --upgrade >/dev/null
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements/dev.txt
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@rm -f $(VENV)/.ready-* && touch $@

demo: $(READY) ## code the examples; REPORTS=path PUBLISHED=YYYY-MM-DD for your own
	@$(BIN)/dragoman code $(REPORTS) $(if $(PUBLISHED),--published $(PUBLISHED))

test: $(READY) ## run the tests
	@$(BIN)/python -m pytest

lint: $(READY) ## style, types and import layers
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

gate: $(READY) ## hold the accuracy floors
	$(BIN)/python -m dragoman.evaluation.gate

evaluate: $(READY) ## score the test sets in the repository
	$(BIN)/dragoman evaluate $(wildcard tests/gold/*.jsonl)

bench: $(READY) ## speed and memory beside the bare spaCy pipeline
	$(BIN)/python bench/bench.py

pages: $(READY) ## write the generated parts of the documentation
	$(BIN)/python tools/decision_rules.py
	$(BIN)/python tools/pages.py

lock: ## resolve the dependencies anew (needs uv: pip install uv)
	$(COMPILE) -o requirements/core.txt
	$(COMPILE) -c requirements/core.txt --group dev -o requirements/dev.txt
	$(COMPILE) -c requirements/dev.txt --all-extras -o requirements/all.txt

clean: ## remove the environment and built files
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache
