"""What the tests of pages look with sees a fault where there is one."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.access.venster import window

pytestmark = pytest.mark.browser

SOUND = """<!DOCTYPE html><html lang="nl"><head><meta charset="utf-8"><title>Proef</title>
<meta name="viewport" content="width=device-width"><style>
body{background:#fff;color:#222}
@media (prefers-color-scheme:dark){body{background:#111;color:#eee}}
</style></head><body><main><h1>Proef</h1><p>Een zin.</p></main></body></html>"""


def put(folder: Path, old: str = "", new: str = "") -> Path:
    path = folder / "proef.html"
    path.write_text(SOUND.replace(old, new, 1), encoding="utf-8")
    return path


def test_a_sound_page_is_sound(browser: Browser, tmp_path: Path) -> None:
    with window(browser, put(tmp_path), 320) as found:
        for scheme in ("light", "dark"):
            found.page.emulate_media(color_scheme=scheme)
            assert (found.barriers(), found.faint_texts(), found.too_wide) == ([], [], 0)
        assert found.asked == [found.page.url]


def test_a_page_with_faults_is_seen_through(browser: Browser, tmp_path: Path) -> None:
    faults = (
        '<h4>Proef</h4><p style="width:400px">Een zin met een <a href="#x"></a></p>'
        '<p><img src="https://voorbeeld.invalid/beeld.png"></p><p style="color:#999">Vaal</p>'
    )
    with window(browser, put(tmp_path, "<p>Een zin.</p>", faults), 320) as found:
        rules = {rule for rule, _ in found.barriers()}
        assert {"heading-order", "link-name", "image-alt", "color-contrast"} <= rules
        assert [text for text, _ in found.faint_texts()] == ["Vaal"]
        assert found.too_wide > 0
        assert "https://voorbeeld.invalid/beeld.png" in found.asked


def test_a_page_that_is_fine_by_day_only_is_seen_at_night(browser: Browser, tmp_path: Path) -> None:
    with window(browser, put(tmp_path, "color:#eee", "color:#444")) as found:
        assert found.faint_texts() == []
        found.page.emulate_media(color_scheme="dark")
        assert [text for text, _ in found.faint_texts()] == ["Proef", "Een zin."]
