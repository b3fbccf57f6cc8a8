"""Every name an editor can use in a template. The environment offers exactly these."""

from __future__ import annotations

from jinja2.tests import TESTS as JINJA_TESTS

VARIABLES = (
    "activiteiten", "begroting", "boven", "bronnen", "diensten", "doelen", "inspanningen", "jaar",
    "markeringen", "mensen", "naast", "organisatie", "partners", "periode", "thema", "themas",
)  # fmt: skip
FUNCTIONS = (
    "aantal", "behaald", "blok", "blokken", "breuk", "bron", "bronvermelding", "citaat", "code",
    "codes", "datum", "deel", "definitie", "eenheid", "feit", "feiten", "feiten_in", "figuur",
    "getal", "grootste", "hoofdletter", "is_nul", "is_zichtbaar", "kracht", "label", "lijst",
    "naam", "nummer", "per_duizend", "procent", "punten", "rang", "status", "tabel", "tabelcel",
    "tekst", "teksten", "tel", "telt_op", "ten_minste", "toont_percentage", "trend",
    "verandering", "vergelijk", "vergelijk_gebieden", "verwijzing", "volgenden",
    "voorblad",
)  # fmt: skip
NAMES = frozenset({*VARIABLES, *FUNCTIONS, "namespace"})
FILTERS = (
    "batch", "default", "dictsort", "first", "groupby", "items", "last", "length", "list", "map",
    "reject", "rejectattr", "reverse", "select", "selectattr", "sort", "trim", "unique", "lager",
)  # fmt: skip
TESTS = tuple(sorted(name for name in JINJA_TESTS if name.isidentifier()))
TAGS = (
    "if", "elif", "else", "endif", "for", "endfor", "set", "endset", "include", "import", "from",
    "macro", "endmacro", "call", "endcall", "with", "endwith", "filter", "endfilter",
)  # fmt: skip

# Jinja's own "{#" is how Quarto begins the name of a heading: {#sec-situatie}.
COMMENT_START, COMMENT_END = "{##", "##}"
