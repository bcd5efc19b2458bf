# Two commands for a fresh machine: `make demo` and `make test`. Needs Python 3.11 or newer with pip, git and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.ready
DEMO := school management system with online fees; parents get an SMS when a child is absent

.PHONY: demo test proof setup lint evaluate bench clean

setup: $(STAMP)

$(STAMP): pyproject.toml hatch_build.py
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or newer is needed; set PYTHON=/path/to/python3.11"; exit 1; }
	@echo "Setting up $(VENV) (a few minutes the first time)"
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/pip install --quiet --disable-pip-version-check -e '.[dev]'
	@$(BIN)/pip install --quiet --disable-pip-version-check -e '.[durable]' >$(VENV)/durable.log 2>&1 || \
	  echo "durable-rules was left out (it needs a C compiler, see $(VENV)/durable.log): the reference matcher runs alone."
	@touch $(STAMP)

demo: setup
	@$(BIN)/nova-rules generate "$(DEMO)" -o out
	@echo
	@echo "The backend is in out/. What next:"
	@echo "  cat out/README.md                 what was built, and why"
	@echo "  $(BIN)/nova-rules why out         the reasons, down to your own words"
	@echo "  $(BIN)/nova-rules serve           the same, live in a browser, on this machine only"
	@echo "  cd out && PATH=\"$(CURDIR)/$(BIN):\$$PATH\" npm ci && npm test"

lint: setup
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

test: lint
	@PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/pytest -m "not proof" -ra

proof: lint
	@PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/pytest -ra

bench: setup
	@PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/python -m benchmarks

clean:
	rm -rf $(VENV) out
