# Each target is one line into the real tool. Nothing but make and Python 3.11 or newer has to be there first.

BIN := .venv/bin
.DEFAULT_GOAL := demo
.PHONY: demo run test check prove bench faults score words lock

demo: .venv/.installed  ## the whole story on this machine, with simulated candidates; HEADLESS=1 runs it to its end
	@$(BIN)/sequencer demo $(if $(filter-out 0,$(HEADLESS)),--headless)

run: .venv/.installed  ## the product for real on this machine
	@$(BIN)/sequencer setup && $(BIN)/sequencer run

test: .venv/.installed-dev  ## everything that tests need, then all tests
	@.ci/servers
	@$(BIN)/python -m compileall -q sequencer workers migrations  # once, and not by each of the processes that tests start
	@PYTHONDONTWRITEBYTECODE= $(BIN)/pytest -n 3 --dist worksteal -rfEs -m "not alone"
	@PYTHONDONTWRITEBYTECODE= $(BIN)/pytest -rfEs -m alone $$(grep -rlF mark.alone tests --include="test_*.py")

check: .venv/.installed-dev  ## format, lint, types, import contract, sizes and names
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/python tests/house.py sequencer workers

bench: .venv/.installed-dev  ## figures of this machine, one JSON line each; ONLY=name for one
	@$(BIN)/python tests/bench.py $(ONLY)

faults: .venv/.installed-dev  ## the crash rig: make faults KILLS=1000 SEED=7 MODE=apart|embedded
	@$(BIN)/python tests/faults.py $(or $(KILLS),50) $(or $(SEED),1) $(or $(MODE),apart)

prove: .venv/.installed-dev  ## the long figures at full size, one JSON line each; ONLY=id for one, SEED=n for its luck
	@$(BIN)/python tests/prove.py $(ONLY) $(if $(SEED),--seed $(SEED))

score: .venv/.installed  ## the mail reader's figures on a labelled corpus: make score CORPUS=dir
	@$(BIN)/python tests/score.py $(if $(CORPUS),$(CORPUS),$(error say which corpus: make score CORPUS=dir))

words: .venv/.installed-dev  ## the weights of words, for wishes not to be written to and for chosen times, anew from the labelled answers in tests
	@$(BIN)/python tests/train_words.py
	@PYTHONPATH=. $(BIN)/python tests/train_tones.py

lock: .venv/.installed-dev  ## both lock files anew, from pyproject.toml and requirements.in
	@.ci/lock

.venv/.installed: requirements.lock pyproject.toml
	@.ci/install requirements.lock
	@touch $@

.venv/.installed-dev: .venv/.installed requirements-dev.lock
	@.ci/install requirements.lock requirements-dev.lock
	@touch $@
