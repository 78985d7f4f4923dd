# Two commands do everything: `make app` (the chat) and `make test` (the tests).
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
Q ?= ¿Cuándo adoptó el Perú el Pacto Mundial para la Migración?
EMBDATA ?= ../shared/embdata
BENCH ?= ../shared/bench
export Q

.DEFAULT_GOAL := help
.PHONY: fusion retrieval-report selector reranker help setup app ask index test lint types layers gate table model clean

help:  ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 20

setup: $(READY)  ## the virtual environment with everything in it

# torch is named by its exact version in the same command: an unpinned torch brings gigabytes of CUDA.
$(READY): constraints.txt pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade pip
	$(BIN)/python -m pip install --quiet --disable-pip-version-check \
		--constraint constraints.txt torch==2.13.0 --editable ".[dev]"
	touch $(READY)

index: $(READY)  ## index corpus/ (quick when nothing changed)
	$(BIN)/foja indexar corpus

app: index  ## open the chat on this computer
	$(BIN)/foja app

ask: index  ## answer one question: make ask Q="¿Qué es el PTP?"
	@$(BIN)/foja preguntar "$$Q"

test: $(READY)  ## run the tests
	$(BIN)/python -m pytest -n 2

lint: $(READY)  ## style and common faults
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(READY)  ## static types
	$(BIN)/python -m mypy

layers: $(READY)  ## imports go one way
	$(BIN)/lint-imports

# FOLD_MODELS: embedding models that left articles out, for a model trained on such questions.
LEFT_OUT = $(if $(FOLD_MODELS),--fold-models $(FOLD_MODELS))

reranker: $(READY)  ## judge the reranker by cross-validation and train it anew (needs BENCH)
	$(BIN)/python -m index.rerank.training $(LEFT_OUT) \
		--squad $(BENCH)/xquad.es.visible.json $(BENCH)/squad-es-dev-small.visible.json \
		--gold eval/gold/peru-informe-pmm-2022.jsonl --report corpus/peru-informe-pmm-2022.txt

fusion: $(READY)  ## refit the fusion's weights to the model of foja.toml (questions of BENCH, if there)
	$(BIN)/foja ajustar --publicas $(wildcard $(BENCH)/xquad.es.visible.json $(BENCH)/squad-es-dev-small.visible.json)

selector: $(READY)  ## train and judge the sentence selector anew (needs BENCH and FOLD_MODELS), then calibrate it
	$(BIN)/python -m qa.select.training $(BENCH) $(if $(FOLD_MODELS),--modelos $(FOLD_MODELS))
	$(BIN)/python -m qa.select.calibration corpus eval/gold/peru-informe-pmm-2022.jsonl \
		qa/select/calibration.jsonl

retrieval-report: $(READY)  ## measure every channel and fusion into docs/retrieval.md (needs BENCH)
	$(BIN)/python -m eval.retrieval_report $(LEFT_OUT) \
		--squad $(BENCH)/xquad.es.visible.json $(BENCH)/squad-es-dev-small.visible.json \
		--gold eval/gold/peru-informe-pmm-2022.jsonl --report corpus/peru-informe-pmm-2022.txt

gate: index  ## measure the development half: no floor missed, nothing fallen
	$(BIN)/foja evaluar --parte desarrollo --rapida --exigir eval/umbrales.toml --comparar eval/base.json

table: $(READY)  ## measure again and write the table of figures of the READMEs
	$(BIN)/python -m eval.table

model: $(READY)  ## train the shipped model anew (EMBDATA=…); with BENCH=… also on real questions
	$(BIN)/python -m index.training $(EMBDATA) $(if $(filter command,$(origin BENCH)),--preguntas $(BENCH)) $(if $(FOLDS),--partes $(FOLDS) --salida .foja/partes)

clean:  ## take away caches and the index, not the environment
	rm -rf .foja build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
