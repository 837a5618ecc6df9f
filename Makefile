# Everything sets itself up in .venv/ on a machine with Python 3.11 or newer, make and git.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export NO_MKDOCS_2_WARNING := 1

.DEFAULT_GOAL := help
.PHONY: help site serve test lint chromium fmt eval bench fuzz clean

help:  ## print the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-6s %s\n", $$1, $$2}' Makefile

$(VENV)/.installed: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	touch $@

site: $(VENV)/.installed  ## build the site from seeds/ into site/
	$(BIN)/downlink build

serve: $(VENV)/.installed  ## build, serve, and rebuild on change
	$(BIN)/downlink serve

lint: $(VENV)/.installed  ## style, types, and which room imports which
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

fmt: $(VENV)/.installed  ## format the code and sort its imports
	$(BIN)/ruff check --fix-only --quiet .
	$(BIN)/ruff format .

chromium:  # where there is none, beside the rest of the set-up: both wait for what they fetch
	$(PYTHON) -m tools.chromium

test:  ## style, types, and every test, those in a real browser too
	$(MAKE) --jobs=2 lint chromium
	$(BIN)/pytest -n auto --dist worksteal

eval: $(VENV)/.installed  ## measure titles and topics; CORPUS and CAPTURES name folders; writes docs/benchmarks.md
	$(if $(CAPTURES),$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[captures]')
	CORPUS='$(CORPUS)' CAPTURES='$(CAPTURES)' $(BIN)/python -m evaluation

bench: $(VENV)/.installed chromium  ## measure beside other tools; writes docs/benchmarks.md
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[bench]'
	$(BIN)/python -m benchmarks

FUZZ_SECONDS ?= 300
fuzz: $(VENV)/.installed  ## throw damaged and hostile files at every reader, for some minutes
	$(BIN)/python -m tools.fuzz $(FUZZ_SECONDS)

clean:  ## remove what the other targets made
	rm -rf $(VENV) site .cache docs/posts docs/topics docs/dumps docs/search docs/references
