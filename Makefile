# make site and make test do all of their own set-up, and are quick and offline the second time.

PYTHON ?=
SITE_FLAGS ?=
BENCH_FLAGS ?=
BIN := .venv/bin
TASDIQ := $(BIN)/tasdiq
export PYTHON

.DEFAULT_GOAL := help
.PHONY: help site test check serve docs bench constraints clean python test-tools bench-tools

help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /|/' | awk -F'|' '{printf "make %-12s %s\n", $$1, $$2}'

site: python ## build the demonstration site into site/ (more options: SITE_FLAGS="--drafts")
	$(TASDIQ) build --config site_config.yml --output site $(SITE_FLAGS)

test: python test-tools ## run every test: two at a time, those in a real browser last
	$(BIN)/python -m pytest -n 2 --dist worksteal -m "not browser"
	$(BIN)/python -m pytest -n 2 --dist worksteal -m browser

check: python ## lint, format, types, architecture, documentation of the checks
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/python -m pytest -q tests/test_architecture.py
	$(BIN)/python scripts/write_check_docs.py --check

serve: python ## build, serve and rebuild at every change, with drafts
	$(TASDIQ) serve --config site_config.yml

docs: python ## write docs/checks.md from the docstrings of the checks
	$(BIN)/python scripts/write_check_docs.py

bench: python bench-tools ## measure builds beside Hugo, Eleventy, MkDocs and Pelican (BENCH_FLAGS=--smoke: tiny)
	$(BIN)/python -m bench.run $(BENCH_FLAGS)
ifeq ($(findstring --smoke,$(BENCH_FLAGS)),)
	$(BIN)/python -m bench.plot
endif

constraints: python ## renew constraints.txt with the newest versions that pyproject.toml allows
	scripts/renew_constraints.sh

clean: ## remove what was built, and caches (the set-up stays: .venv, tests/node_modules)
	rm -rf site dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis .tasdiq
	find generator tests scripts bench -name __pycache__ -type d -prune -exec rm -rf {} +

python:
	@scripts/set_up_python.sh

test-tools: python
	@scripts/set_up_test_tools.sh

bench-tools: python
	@scripts/set_up_bench.sh
