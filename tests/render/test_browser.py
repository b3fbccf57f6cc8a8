"""In a real browser: no barriers, no requests, nothing that scrolls sideways, light and dark."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser

from pipeline.render import RenderJob
from pipeline.render.embedded import EmbeddedRenderer
from tests.access.venster import window
from tests.render.conftest import EXAMPLE, EXTENSION, NOON

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def page_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    job = RenderJob(EXAMPLE, tmp_path_factory.mktemp("pagina"), EXTENSION, NOON)
    return EmbeddedRenderer().render(job).html


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_everyone_can_read_the_page(
    browser: Browser, page_file: Path, width: int, scheme: Literal["light", "dark"]
) -> None:
    with window(browser, page_file, width, color_scheme=scheme) as found:
        found.unfold()
        assert found.barriers() == []
        assert found.faint_texts() == []
        assert found.too_wide == 0
        assert [url for url in found.asked if not url.startswith(("file:", "data:"))] == []
        assert found.page.evaluate("document.fonts.check('16px \"Source Sans Pro\"')")


def test_the_page_reads_without_javascript(browser: Browser, page_file: Path) -> None:
    with window(browser, page_file, java_script_enabled=False) as found:
        assert "keer individuele hulp" in found.page.locator("main").inner_text()
        assert found.page.locator("main svg[role=img]").count() == 2
