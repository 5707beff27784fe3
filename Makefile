# Two commands are all a newcomer needs: `make demo` and `make test`.
.DEFAULT_GOAL := help
.PHONY: help demo serve test lint types bench messages catalogues requirements format clean

PYTHON ?= python3
PORT ?= 8000
# The demonstration's own address, which its pages carry in canonical links.
export BASE_URL ?= http://127.0.0.1:$(PORT)
VENV := .venv
BIN := $(VENV)/bin
RUNTIME := $(VENV)/.runtime-installed
TOOLS := $(VENV)/.tools-installed

help: ## Show this list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-13s %s\n", $$1, $$2}'

$(RUNTIME): requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed: make PYTHON=python3.12 ..."; exit 1; }
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.txt
	@touch $@

$(TOOLS): $(RUNTIME) requirements-dev.txt
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements-dev.txt
	@touch $@

catalogues: $(RUNTIME)
	@$(BIN)/python -m portal.core.catalogues locale

demo: $(RUNTIME) catalogues ## Fill a believable bilingual site and serve it (PORT=8000)
	$(BIN)/python manage.py migrate --verbosity 0
	$(BIN)/python manage.py demo
	$(MAKE) --no-print-directory serve

serve: $(RUNTIME) catalogues ## Serve the site on this machine (PORT=8000)
	DJANGO_SETTINGS_MODULE=portal.settings.demo $(BIN)/gunicorn portal.wsgi \
		--bind 127.0.0.1:$(PORT) --workers 1 --threads 8 --access-logfile /dev/null

test: $(TOOLS) catalogues ## Run everything that can be checked, on every database there is
	$(BIN)/python -m tests.run

lint: $(TOOLS) ## Check style and templates
	$(BIN)/python -m tests.run lint templates

types: $(TOOLS) ## Check types
	$(BIN)/python -m tests.run types

bench: $(TOOLS) catalogues ## Measure queries, sizes and speed
	$(BIN)/python -m tests.bench

format: $(TOOLS) ## Write Python and templates in the house style
	$(BIN)/ruff check --fix-only --quiet .
	$(BIN)/ruff format --quiet .
	git ls-files -z '*.html' | xargs -0 $(BIN)/djade --target-version 5.2

messages: $(TOOLS) ## Collect the strings for people into locale/ (needs GNU gettext)
	$(BIN)/python manage.py makemessages --locale vi --no-wrap --ignore .venv --ignore var --ignore tests

requirements: ## Pin the newest allowed versions, with hashes (needs uv)
	uv pip compile --python-version 3.11 --universal --generate-hashes --no-header \
		requirements.in -o requirements.txt
	uv pip compile --python-version 3.11 --universal --generate-hashes --no-header \
		requirements-dev.in -o requirements-dev.txt

clean: ## Remove what was built; pages and pictures in var/ go, too
	rm -rf $(VENV) var .pytest_cache .mypy_cache .ruff_cache
