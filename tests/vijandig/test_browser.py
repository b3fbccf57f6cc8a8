"""The hostile pages in a real browser: it asks nothing, opens nothing, runs nothing of theirs."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.vijandig.huis import DOCUMENTS, Site

pytestmark = pytest.mark.browser
CHROMIUM = shutil.which("chromium")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("er is geen chromium op deze machine")
    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


def test_no_page_asks_or_does_anything(browser: Browser, site: Site) -> None:
    pages = [site.made(*at).html for at in DOCUMENTS]
    for path in (*pages, site.house.output / "index.html"):
        page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
        happened: list[str] = []
        asked: list[str] = []
        page.on("dialog", lambda dialog, to=happened: (to.append("dialog"), dialog.dismiss()))
        page.on("pageerror", lambda error, to=happened: to.append(str(error)))
        page.on("console", lambda message, to=happened: to.append(message.text))
        page.on("popup", lambda _, to=happened: to.append("popup"))
        page.on("request", lambda request, to=asked: to.append(request.url))
        page.goto(path.as_uri(), wait_until="networkidle")
        page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
        page.evaluate("document.querySelectorAll('*').forEach(e => { e.focus(); })")
        assert happened == [], path.name
        assert [url for url in asked if url != path.as_uri() and not url.startswith("data:")] == []
        assert page.title()
        page.context.close()
