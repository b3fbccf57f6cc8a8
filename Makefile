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
PEILDATUM ?=
RENDERER ?= auto
BESCHERMING ?=
STATUS ?= concept
JOBS ?= $(shell getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2)

VENV := .venv
FW := $(VENV)/bin/feitenwerk
READY := $(VENV)/klaar.mk
S := data/processed/.stappen

# What someone typed, as one word for the shell: also with a quote in it.
typed = '$(subst ','\'',$1)'

.DEFAULT_GOAL := help
BUILDS := monitor feitenblad halfjaar jaarverslag aanvraag evaluatie alles
TOOLS := test test-diep controle bronnen lint quarto voorbeelddata
GOAL := $(firstword $(MAKECMDGOALS))

.PHONY: help $(BUILDS) $(TOOLS) clean

help: ## deze lijst
	@echo "Feitenwerk maakt van registraties verantwoorde rapporten."
	@echo
	@echo "  make monitor YEAR=2022                                   alle documenten van de monitor"
	@echo "  make feitenblad YEAR=2022 THEMA=<thema>                  één feitenblad"
	@echo "  make halfjaar YEAR=2021 [PEILDATUM=2021-06-18]           de halfjaarrapportage"
	@echo "  make jaarverslag YEAR=2023                               het jaarverslag"
	@echo "  make aanvraag YEAR=2022                                  de subsidieaanvraag"
	@echo "  make evaluatie YEAR=2019                                 de evaluatie"
	@echo "  make alles                                               elk rapport dat is ingericht"
	@echo
	@echo "  make quarto            Quarto installeren, waar downloaden mag (anders: ingebouwde opmaak)"
	@echo "  make voorbeelddata     de synthetische voorbeeldgegevens opnieuw maken"
	@echo "  make bronnen ORG=<org>                                   cijfers van anderen ophalen (CBS, RIVM, GGD)"
	@echo "  make controle ORG=<org> YEAR=<periode>                   zoeken naar wat niet naar buiten mag"
	@echo "  make test              alle proeven"
	@echo "  make test-diep         de toevalsproeven tien keer zo diep; de uitkomst komt in docs/proeven.md"
	@echo "  make lint              stijl, typen en grenzen tussen de kamers"
	@echo "  make clean             alles weggooien wat opnieuw gemaakt kan worden"
	@echo
	@echo "Variabelen: YEAR · ORG (leeg: alle organisaties) · THEMA · PEILDATUM · JOBS"
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
PLAN := $(shell $(FW) plan $(REPORT) --year $(call typed,$(YEAR)) --org $(call typed,$(ORG)) \
  --theme $(call typed,$(THEMA)) --protection $(call typed,$(BESCHERMING)) \
  --renderer $(call typed,$(RENDERER)) --status $(call typed,$(STATUS)) \
  --as-of $(call typed,$(PEILDATUM)) \
  $(if $(filter feitenblad,$(GOAL)),--one-theme))
REFUSED := $(filter-out 0,$(.SHELLSTATUS))

# The plan names every node with what it stands on: tekst/…|publiek/…|analyse/….
name = $(firstword $(subst |, ,$1))
under = $(wordlist 2,9,$(subst |, ,$1))
part = $(word $1,$(subst /, ,$2))
place = $(call part,2,$1)/$(call part,3,$1)/$(call part,5,$1)
NODES := $(foreach n,$(PLAN),$(call name,$n))
# The command of a node is its name with spaces for slashes; three steps have an option.
OPTIONS_publiek := $(addprefix --bescherming ,$(BESCHERMING)) $(addprefix --peildatum ,$(PEILDATUM))
OPTIONS_tekst := --status $(STATUS)
OPTIONS_weergave := --renderer $(RENDERER)
command = $(FW) $(subst /, ,$1) $(OPTIONS_$(firstword $(subst /, ,$1)))

# A node runs when its key or the content of what it stands on is newer than its stamp. Its command
# rewrites its content file only when the content changed; an unchanged result stops the chain.
define STEP
$S/$1.klaar: $S/$1.sleutel $(addprefix $S/,$(addsuffix .inhoud,$2))
	@$(call command,$1)
$S/$1.inhoud: $S/$1.klaar ;
endef
$(foreach n,$(PLAN),$(eval $(call STEP,$(call name,$n),$(call under,$n))))

# Some nodes make parts that can each change on their own: one text per document, and the origin of
# the published facts. Whatever stands on such a part stands on the node that makes it.
PARTS := $(filter-out $(NODES),$(sort $(foreach n,$(PLAN),$(call under,$n))))
$(foreach p,$(PARTS),$(eval $S/$p.inhoud: $S/$(patsubst %/,%,$(dir $p)).klaar ;))

DOCUMENTS := $(filter aflevering/%,$(NODES))
ifneq ($(REFUSED),)
$(BUILDS):
	@exit $(REFUSED)
else
$(BUILDS): $(DOCUMENTS:%=$S/%.klaar)
	@printf 'Klaar: %s\n' $(foreach n,$(DOCUMENTS),reports/output/$(call place,$n)/)
endif
endif
endif

# ---- Tools ---------------------------------------------------------------------------------------

test: ## alle proeven
	@$(VENV)/bin/python -m pytest --numprocesses=$(JOBS) --dist=loadfile

test-diep: ## de toevalsproeven tien keer zo diep, met de uitkomst in docs/proeven.md
	@$(VENV)/bin/python -m tests.diep --numprocesses=$(JOBS)

controle: ## zoeken in alles wat is gemaakt naar wat niet naar buiten mag
	@$(FW) controle $(call typed,$(ORG)) $(call typed,$(YEAR))

bronnen: ## cijfers van anderen ophalen die bronnen.yml noemt
	@$(FW) bronnen ophalen $(call typed,$(ORG))

lint: ## stijl, typen en grenzen tussen de kamers
	@$(VENV)/bin/ruff check .
	@$(VENV)/bin/ruff format --check .
	@$(VENV)/bin/mypy
	@$(VENV)/bin/lint-imports --no-logo

quarto: ## Quarto installeren, waar downloaden mag
	@$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check 'quarto-cli>=1.9' || { \
	  echo "Quarto kon niet worden geïnstalleerd: vanaf deze computer kan het niet worden opgehaald." >&2; \
	  echo "  Oplossing: installeer Quarto zelf, of gebruik RENDERER=ingebouwd; de rapporten zijn dan even volledig." >&2; exit 1; }
	@PATH="$(abspath $(VENV)/bin):$$PATH" quarto --version

voorbeelddata: ## de synthetische voorbeeldgegevens opnieuw maken
	@$(VENV)/bin/python -m data.voorbeelddata

clean: ## alles weggooien wat opnieuw gemaakt kan worden; ruwe gegevens en leveringen blijven
	rm -rf reports/output .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find data/processed -mindepth 1 ! -name .gitkeep -delete
	find . -name __pycache__ -type d -not -path './.venv/*' -prune -exec rm -rf {} +
