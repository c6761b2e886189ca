# ccmtool: every target is complete in itself, with all its set-up.
# `make help` lists them.  The environment .venv is made by tools/environment.sh.
#
#   make demo PYTHON=/usr/bin/python3.12    uses that Python instead of looking for one
#   make test ARGS="-k notes"               hands further arguments to pytest

SHELL := /bin/sh
.SUFFIXES:
.DEFAULT_GOAL := help

PYTHON  ?=
ARGS    ?=
VENV    := .venv
RUN     := $(VENV)/bin/python
READY   := $(VENV)/.ready
BENCH   := .venv-bench
MODULES := tests/browser/node_modules/.package-lock.json

# Paths are relative throughout, so that a checkout may stand in a folder with spaces.
# What the user's own shell sets for another Python must not leak into this one.
unexport PYTHONHOME PYTHONPATH

# The stamp holds the place of the checkout it was made in: moved or copied, it is made anew.
ifneq ($(shell [ -x $(RUN) ] && cat $(READY) 2>/dev/null),$(CURDIR))
.PHONY: $(READY)
endif

.PHONY: help demo test fuzz drill check golden docs browser bench wheel environment clean

help:  ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' Makefile

demo: $(READY)  ## validate and render the corpus into build/, show the timeline of Q1-2025
	@echo; echo '$$ ccmtool validate'; $(RUN) -m ccmtool validate
	@echo; echo '$$ ccmtool render'; $(RUN) -m ccmtool render --output build
	@echo; echo '$$ ccmtool timeline --quarter Q1-2025'; $(RUN) -m ccmtool timeline --quarter Q1-2025
	@echo; echo 'The work plan, to open in a browser:'; \
	$(RUN) -c 'from pathlib import Path; print(Path("build/ica-2024-2025.html").resolve(strict=True).as_uri())'

# What meets the bytes of strangers has no branch that no test takes.
COVERED := src/ccmtool/source/*,src/ccmtool/writers/*,src/ccmtool/files.py

test: $(READY)  ## run the tests, with branch coverage
	$(RUN) -m pytest --cov --numprocesses=auto --dist=loadfile $(ARGS)
	$(if $(ARGS),,$(RUN) -m coverage report --include='$(COVERED)' --fail-under=100)

fuzz: $(READY)  ## try the properties of the reader 100,000 times each, for half an hour
	$(RUN) -m pytest -m fuzz --hypothesis-profile=fuzz $(ARGS)

drill: $(READY)  ## kills, full disks, links, odd environments, for five minutes; ARGS="--quick" for one
	cd tools && ../$(RUN) -m drill $(ARGS)

check: $(READY)  ## formatting, lint and types
	$(RUN) -m ruff format --check .
	$(RUN) -m ruff check .
	$(RUN) -m mypy

golden: $(READY)  ## rewrite the golden files; read their diff before you commit
	$(RUN) -m pytest --update-goldens $(ARGS)

docs: $(READY)  ## write the generated pages and schemas again
	$(RUN) docs/generate.py

browser: $(READY) $(MODULES)  ## check the HTML pages in headless Chromium (needs node, npm and chromium)
	$(RUN) -m ccmtool render --format html --output build
	for corpus in tests/corpora/*/ docs/authoring/example; do \
	  $(RUN) -m ccmtool --quiet render --corpus "$$corpus" --format html \
	    --output "build/corpora/$$(basename "$$corpus")" || exit; \
	done
	node tests/browser/check.mjs build/*.html build/corpora/*/*.html
	$(RUN) -m tests.attacks build/attacked
	node tests/browser/attacked.mjs build/attacked/*/*.html

bench: $(BENCH)/.ready  ## time ccmtool against its peers; ARGS="--large" for 10,000 files
	$(BENCH)/bin/python benchmarks/run.py $(ARGS)

wheel: $(READY)  ## build the wheel into dist/
	$(RUN) -m hatchling build --target wheel

environment: $(READY)  ## make .venv, which every other target does by itself

clean:  ## remove all that was made, .venv included
	rm -rf $(VENV) $(BENCH) build dist htmlcov .coverage .coverage.* .pytest_cache .mypy_cache .ruff_cache \
	  .hypothesis tests/browser/node_modules
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(READY): pyproject.toml tools/environment.sh
	@PYTHON='$(PYTHON)' sh tools/environment.sh $(VENV) $(READY)

# The peers have an environment of their own: what they need must not reach the tests.
$(BENCH)/.ready: pyproject.toml tools/environment.sh
	@PYTHON='$(PYTHON)' sh tools/environment.sh $(BENCH) $@ bench

# npm wants a folder of its own to write in, which a read-only home does not give.
$(MODULES): tests/browser/package.json tests/browser/package-lock.json
	@command -v npm >/dev/null || { echo 'make browser: npm is missing; install node 20 or later with npm' >&2; exit 1; }
	cd tests/browser && { [ -w "$$HOME" ] || export npm_config_cache=../../build/npm-cache; } && \
	npm ci --no-audit --no-fund
	@touch $(MODULES)
