"""Facts: typed, frozen numbers with their provenance and the one rounding function. Pure."""

from pipeline.facts.delivered import Delivered, told_before
from pipeline.facts.model import VALUED, Fact, Origin, Status, by_dimension, fact_id, full_id, slug
from pipeline.facts.notation import (
    NBSP,
    SIGNS,
    SUPPRESSED_SIGN,
    NumberProfile,
    print_decimal,
    print_euro,
    print_fact,
    print_in_text,
)
from pipeline.facts.relations import Kind, Part, PartOf, Ratio, Structure, SumOf
from pipeline.facts.release import FILES, Coverage, Definition, Release, to_json
from pipeline.facts.rounding import round_half_away
from pipeline.facts.store import FactStore, UnknownFact

__all__ = [
    "FILES", "NBSP", "SIGNS", "SUPPRESSED_SIGN", "VALUED", "Coverage", "Definition", "Delivered",
    "Fact", "FactStore", "Kind", "NumberProfile", "Origin", "Part", "PartOf", "Ratio", "Release",
    "Status", "Structure", "SumOf", "UnknownFact", "by_dimension", "fact_id", "full_id",
    "print_decimal", "print_euro", "print_fact", "print_in_text", "round_half_away", "slug",
    "to_json", "told_before",
]  # fmt: skip
