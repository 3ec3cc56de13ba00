# Every habit of the house. `make read` and `make test` set up what they need.
PYTHON ?= python3
VENV := .venv
READY := $(VENV)/.ready
FIRSTHAND := $(VENV)/bin/firsthand
GOLD ?= ../shared/gold

.PHONY: read desk test check format score bench train lock clean

read: $(READY)  ## read the example report
	$(FIRSTHAND) read examples/air-defence.txt --published 2024-08-06 --publisher "The Morning Digest"

desk: $(READY)  ## show a made-up affair of twelve reports in the browser
	mkdir -p build
	$(FIRSTHAND) add examples/affair/reports.jsonl --ledger build/affair.db
	$(FIRSTHAND) desk --ledger build/affair.db --open

$(READY): requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

test: check  ## all checks and tests
	$(VENV)/bin/python -m pytest

check: $(READY)
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy

format: $(READY)
	$(VENV)/bin/ruff check --fix .
	$(VENV)/bin/ruff format .

score: $(READY)  ## accuracy on the gold, into docs/scores.md
	$(VENV)/bin/python benchmarks/score.py $(GOLD)/dev --score $(GOLD)/score.py

bench: $(READY)  ## speed, memory and scale, into docs/scores.md (some twenty minutes)
	$(VENV)/bin/python benchmarks/speed.py $(GOLD)/dev
	$(VENV)/bin/python benchmarks/adding.py $(GOLD)/train
	$(VENV)/bin/python benchmarks/ledger.py
	$(VENV)/bin/python benchmarks/desk.py

train:  ## make the weights again (needs training/requirements.txt in an environment of its own; see models/CARD.md)
	PYTHON=$(PYTHON) bash training/make.sh

lock: pyproject.toml build.in  ## pin every package by hash
	$(VENV)/bin/pip-compile --quiet --extra dev --generate-hashes --allow-unsafe --strip-extras --no-emit-index-url --no-emit-find-links --no-header --output-file requirements.lock pyproject.toml build.in

clean:
	rm -rf $(VENV) build .mypy_cache .ruff_cache .pytest_cache
