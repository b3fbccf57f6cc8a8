# Feitenwerk: from raw registrations to accountable reports.
# Make is the graph: one node per step and subject. The nodes of a target, and the build keys that
# decide whether they run, come from `feitenwerk plan`, which make asks while reading this file.

ifeq ($(filter 4.3 4.4 4.5 4.6 5.%,$(MAKE_VERSION))$(filter 4.4.%,$(MAKE_VERSION)),)
$(error Feitenwerk heeft GNU make 4.3 of nieuwer nodig; dit is $(MAKE_VERSION))
endif

SHELL := /bin/sh
.SHELLFLAGS := -ec
.DELETE_ON_ERROR:
.SUFFIXES:
MAKEFLAGS += --no-builtin-rules --no-print-directory

PYTHON ?= python3
YEAR ?=
ORG ?=
THEMA ?=
RENDERER ?= auto
BESCHERMING ?=
STATUS ?= concept
JOBS ?= $(shell getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2)

VENV := .venv
FW := $(VENV)/bin/feitenwerk
READY := $(VENV)/klaar.mk
S := data/processed/.stappen

.DEFAULT_GOAL := help
BUILDS := monitor feitenblad
TOOLS := test lint quarto voorbeelddata
GOAL := $(firstword $(MAKECMDGOALS))

.PHONY: help $(BUILDS) $(TOOLS) clean

help: ## deze lijst
	@echo "Feitenwerk maakt van registraties verantwoorde rapporten."
	@echo
	@echo "  make monitor YEAR=2022                                   alle documenten van de monitor"
	@echo "  make feitenblad YEAR=2022 THEMA=<thema>                  één feitenblad"
	@echo
	@echo "  make quarto            Quarto installeren, waar downloaden mag (anders: ingebouwde opmaak)"
	@echo "  make voorbeelddata     de synthetische voorbeeldgegevens opnieuw maken"
	@echo "  make test              alle proeven"
	@echo "  make lint              stijl, typen en grenzen tussen de kamers"
	@echo "  make clean             alles weggooien wat opnieuw gemaakt kan worden"
	@echo
	@echo "Variabelen: YEAR · ORG (leeg: alle organisaties) · THEMA · JOBS"
	@echo "            RENDERER=auto|quarto|ingebouwd · BESCHERMING=standaard|streng|rondt|bron"
	@echo "            STATUS=concept|definitief"
	@echo "Lees verder in README.md."

# ---- The virtual environment: made from the lock file the first time anything needs it ----------

ifneq ($(filter $(BUILDS) $(TOOLS),$(MAKECMDGOALS)),)
include $(READY)
endif

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Feitenwerk heeft Python 3.11 of nieuwer nodig. Kies er een met: make PYTHON=python3.12 …" >&2; exit 2; }
	@echo "Feitenwerk wordt ingericht; dat hoeft één keer en duurt een paar minuten …" >&2
	@$(PYTHON) -m venv $(VENV)
	@$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements.lock
	@$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

# ---- The graph -----------------------------------------------------------------------------------

ifneq ($(filter $(BUILDS),$(GOAL)),)
ifneq ($(wildcard $(READY)),)
MAKEFLAGS += --jobs=$(JOBS)

REPORT := $(if $(filter feitenblad,$(GOAL)),monitor,$(GOAL))
PLAN := $(shell $(FW) plan $(REPORT) --year '$(YEAR)' --org '$(ORG)' --theme '$(THEMA)' \
  --protection '$(BESCHERMING)' --renderer '$(RENDERER)' --status '$(STATUS)' \
  $(if $(filter feitenblad,$(GOAL)),--one-theme))
REFUSED := $(filter-out 0,$(.SHELLSTATUS))

# The parts of a node: inname/ORG, publiek/ORG/PERIOD, tekst/ORG/PERIOD/REPORT, ….
part = $(word $1,$(subst /, ,$2))
period = $(call part,2,$1)/$(call part,3,$1)
report = $(call period,$1)/$(call part,4,$1)
document = $(call report,$1)/$(call part,5,$1)

# $1 = node, $2 = what it stands on, $3 = options of its command.
define STEP
$S/$1.klaar: $S/$1.sleutel $(addprefix $S/,$(addsuffix .inhoud,$2))
	@$(FW) $(subst /, ,$1) $3
	@touch $$@
$S/$1.inhoud: $S/$1.klaar ;
endef
step = $(eval $(call STEP,$1,$2,$3))

$(foreach n,$(filter inname/%,$(PLAN)),$(call step,$n))
$(foreach n,$(filter publiek/%,$(PLAN)),$(call step,$n,\
  inname/$(call part,2,$n),$(addprefix --bescherming ,$(BESCHERMING))))
$(foreach n,$(filter analyse/%,$(PLAN)),$(call step,$n,\
  publiek/$(call period,$n)))
$(foreach n,$(filter tekst/%,$(PLAN)),$(call step,$n,\
  publiek/$(call period,$n) analyse/$(call report,$n),--status $(STATUS)))
$(foreach n,$(filter weergave/%,$(PLAN)),$(call step,$n,\
  tekst/$(call document,$n),--renderer $(RENDERER)))
$(foreach n,$(filter aflevering/%,$(PLAN)),$(call step,$n,\
  tekst/$(call document,$n) weergave/$(call document,$n) publiek/$(call period,$n)/herkomst))

# One step, several results that can each change on their own.
$(foreach n,$(filter weergave/%,$(PLAN)),$(eval \
  $S/tekst/$(call document,$n).inhoud: $S/tekst/$(call report,$n).klaar ;))
$(foreach n,$(filter publiek/%,$(PLAN)),$(eval $S/$n/herkomst.inhoud: $S/$n.klaar ;))

ifneq ($(REFUSED),)
$(BUILDS):
	@exit $(REFUSED)
else
$(BUILDS): $(patsubst aflevering/%,$S/aflevering/%.klaar,$(filter aflevering/%,$(PLAN)))
	@$(foreach n,$(filter aflevering/%,$(PLAN)),\
	  echo "Klaar: reports/output/$(call period,$n)/$(call part,5,$n)/";)
endif
endif
endif

# ---- Tools ---------------------------------------------------------------------------------------

test: ## alle proeven
	@$(VENV)/bin/python -m pytest --numprocesses=$(JOBS) --dist=loadgroup

lint: ## stijl, typen en grenzen tussen de kamers
	@$(VENV)/bin/ruff check .
	@$(VENV)/bin/ruff format --check .
	@$(VENV)/bin/mypy
	@$(VENV)/bin/lint-imports --no-logo --quiet

quarto: ## Quarto installeren, waar downloaden mag
	@$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check 'quarto-cli>=1.9' || { \
	  echo "Quarto kon niet worden geïnstalleerd: vanaf deze computer kan het niet worden opgehaald." >&2; \
	  echo "  Oplossing: installeer Quarto zelf, of gebruik RENDERER=ingebouwd; de rapporten zijn dan even volledig." >&2; exit 1; }
	@PATH="$(abspath $(VENV)/bin):$$PATH" quarto --version

voorbeelddata: ## de synthetische voorbeeldgegevens opnieuw maken
	@$(VENV)/bin/python data/voorbeelddata/maak.py

clean: ## alles weggooien wat opnieuw gemaakt kan worden; ruwe gegevens en leveringen blijven
	rm -rf reports/output .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find data/processed -mindepth 1 ! -name .gitkeep -delete
	find . -name __pycache__ -type d -not -path './.venv/*' -prune -exec rm -rf {} +
