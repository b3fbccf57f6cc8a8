"""The contract: raw tables, code lists, external indicators, organisation. Pure."""

from pipeline.contract.codelists import Code, CodeList, load_codelists, normal_form
from pipeline.contract.indicators import (
    ExternalIndicator,
    derived_codelists,
    load_external_indicators,
)
from pipeline.contract.intake_rules import HARMLESS
from pipeline.contract.organisation import (
    Area,
    DataKind,
    FileProfile,
    Identity,
    IntakeRules,
    Notation,
    Organisation,
    Protection,
    Report,
    Theme,
    load_organisation,
)
from pipeline.contract.tables import Field, ForeignKey, Origin, Privacy, Table, load_tables

__all__ = [
    "HARMLESS", "Area", "Code", "CodeList", "DataKind", "ExternalIndicator", "Field",
    "FileProfile", "ForeignKey",
    "Identity", "IntakeRules", "Notation", "Organisation", "Origin", "Privacy", "Protection",
    "Report", "Table", "Theme", "derived_codelists", "load_codelists",
    "load_external_indicators", "load_organisation", "load_tables", "normal_form",
]  # fmt: skip
