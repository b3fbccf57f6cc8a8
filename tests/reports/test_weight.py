"""A finished page is light: nothing it does not use, and no drawing library where nothing moves."""

from __future__ import annotations

import re

from tests.reports.huis import Build

MOST = (
    450_000  # bytes of a feitenblad; benchmarks/bruikbaar.py tells how soon such a page can be used
)
OF_THE_CHOOSER = 12_000  # bytes of script, on the one page where the reader chooses


def test_a_page_carries_no_drawing_library_and_a_script_only_where_it_has_a_use(
    made: Build,
) -> None:
    page = made.html.read_text(encoding="utf-8")
    assert "plotly" not in page.lower()
    scripts = re.findall(r"<script[^>]*>(.*?)</script>", page, re.DOTALL)
    asked = "kiezer: true" in made.qmd.partition("\n---\n")[0]
    assert len(scripts) == int(asked)
    assert sum(map(len, scripts)) <= OF_THE_CHOOSER


def test_a_feitenblad_is_small_enough_for_a_phone(made: Build) -> None:
    if made.html.stem.startswith("feitenblad"):
        assert made.html.stat().st_size <= MOST
