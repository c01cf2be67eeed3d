# Every target sets up what it needs, once, in .venv. `make help` lists them.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
SCRIPTS := overrides/assets/javascripts
STYLES  := overrides/assets/stylesheets
BUNDLES := $(addprefix $(STYLES)/,helpcenter.css home.css no-script.css LICENSES.txt) \
	$(addprefix $(SCRIPTS)/,loader.js page.js not-found.js redirect.js search/dialog.js search/worker.js LICENSES.txt) \
	$(patsubst overrides/browser/parts/%.ts,$(SCRIPTS)/%.js,$(wildcard overrides/browser/parts/*.ts)) \
	$(patsubst overrides/browser/%.ts,$(SCRIPTS)/%.js,$(wildcard overrides/browser/search/stemmers/*.ts))
BUNDLED := $(BIN)/python -m helpcenter_dev.bundled
# Node comes with the environment.
NPM     = PATH="$(CURDIR)/$(BIN):$$PATH" npm
PORT   ?= 8000
# A process without tests left takes some from another.
PYTEST := $(BIN)/pytest --dist worksteal
# Browsers and servers keep tests waiting: one process more than there are cores.
WORKERS = $(shell expr $$(getconf _NPROCESSORS_ONLN) + 1)

# The theme warns of MkDocs 2 at every build; CONTRIBUTING.md says what we do about it.
export NO_MKDOCS_2_WARNING := 1
# The tests start Python some hundred times: what it compiles is kept, even where the shell forbids it.
test quick soak: export PYTHONDONTWRITEBYTECODE :=

.DEFAULT_GOAL := help
.PHONY: help site release serve check test quick soak lint bench lock reference hanzi screenshots clean

help:  ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

site: $(BUNDLES)  ## build the site into site/
	@$(BIN)/mkdocs build --strict
	@echo
	@echo "The site is in site/. Look at it: make serve, then http://127.0.0.1:$(PORT)/"

release: $(BUNDLES) $(VENV)/release.stamp  ## the site to be published: with what programs read, and deploy/ for its server
	@$(BIN)/helpcenter release

serve: $(BUNDLES)  ## live preview on this machine (PORT=8000)
	@$(BIN)/helpcenter serve --port $(PORT)

check: $(BUNDLES)  ## every check on docs/ and on the built site
	@$(BIN)/helpcenter check docs
	@$(BIN)/mkdocs build --strict
	@$(BIN)/helpcenter check links

test: lint $(BUNDLES) $(VENV)/browser.stamp  ## lint, types, all tests, in a real browser too
	@$(NPM) run --silent test
	@$(PYTEST) -n $(WORKERS)

quick: $(BUNDLES) $(VENV)/dev.stamp  ## the tests that start neither a build nor a browser nor the command, in about a minute
	@$(NPM) run --silent test
	@$(PYTEST) -n auto -m "not build and not browser and not program"

soak: $(BUNDLES) $(VENV)/browser.stamp  ## all tests, with all pages damaged, much random input and many killed builds
	@SOAK=1 $(PYTEST) -n $(WORKERS)

lint: $(BUNDLES) $(VENV)/dev.stamp  ## ruff, mypy and the layers of packages; prettier, tsc, and what the oldest browsers know
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/mypy --platform win32 --cache-dir .mypy_cache/win32
	@$(BIN)/lint-imports --no-logo
	@$(NPM) run --silent lint

bench: $(BUNDLES) $(VENV)/bench.stamp  ## build time, pages, checks, beside the alternatives (BASE=commit; PARTS="pages search")
	@$(BIN)/python -m helpcenter_dev.bench $(PARTS) $(if $(BASE),--base $(BASE))

screenshots: $(BUNDLES) $(VENV)/browser.stamp  ## renew the pictures of the README
	@$(BIN)/python -m helpcenter_dev.screenshots

lock: $(VENV)/dev.stamp  ## renew the pinned dependencies in requirements/
	@$(BIN)/uv pip compile $(LOCK) pyproject.toml -o requirements/site.txt
	@$(BIN)/uv pip compile $(LOCK) --extra dev --extra release -c requirements/site.txt pyproject.toml -o requirements/dev.txt
	@$(BIN)/uv pip compile $(LOCK) --extra release -c requirements/site.txt pyproject.toml -o requirements/release.txt
	@$(BIN)/uv pip compile $(LOCK) --extra bench -c requirements/site.txt pyproject.toml -o requirements/bench.txt

reference: $(VENV)/site.stamp  ## renew what is made from the code: docs/RULES.md, schemas for editors, tables of the guides
	@$(BIN)/python -m helpcenter_dev.reference

hanzi: $(VENV)/dev.stamp  ## renew the table of Chinese characters that the search needs
	@$(BIN)/python -m helpcenter_dev.hanzi

clean:  ## remove everything that is built, the environment too
	rm -rf $(VENV) node_modules $(LIGHTHOUSE)/node_modules $(SCRIPTS) $(STYLES) site .site.* deploy build

LOCK := --upgrade --universal --generate-hashes --no-emit-index-url --no-header --python-version 3.11 --quiet

$(VENV)/site.stamp: requirements/site.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed; name one with: make PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || \
		{ echo "Python cannot make a virtual environment; on Debian or Ubuntu: apt install python3-venv" >&2; exit 1; }
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/site.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

# Styles and scripts of the pages are bundled here, never while the site is built: all of them, if one is missing, or if
# a source is not what it was, whatever the times of the files are.
$(VENV)/node.stamp: $(VENV)/site.stamp package.json package-lock.json
	@$(NPM) ci --omit=dev --silent
	@touch $@

$(BUNDLES) &: $(VENV)/node.stamp $(wildcard scripts/bundle/*) $(if $(shell $(BUNDLED) 2>&1),again)
	@rm -rf $(SCRIPTS) $(STYLES)
	@$(NPM) run --silent bundle
	@$(BUNDLED) record

.PHONY: again
again:

$(VENV)/release.stamp: $(VENV)/site.stamp requirements/release.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/release.txt
	@touch $@

$(VENV)/dev.stamp: $(VENV)/node.stamp requirements/dev.txt
	@$(NPM) ci --silent
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@touch $@

# Lighthouse is large, and only measured with: it has a place of its own.
LIGHTHOUSE := scripts/lighthouse

$(VENV)/bench.stamp: $(VENV)/browser.stamp requirements/bench.txt $(LIGHTHOUSE)/package-lock.json
	@$(NPM) ci --silent --prefix $(LIGHTHOUSE)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/bench.txt
	@touch $@

$(VENV)/browser.stamp: $(VENV)/dev.stamp
	@$(BIN)/python -m helpcenter_dev.chromium
	@$(BIN)/python -m helpcenter_dev.firefox
	@$(BIN)/python -m helpcenter_dev.web_servers
	@touch $@
