"""A page in a real browser: what it asked for, what it complained about, what axe-core finds."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Page

HEIGHT = 900

# All rules that are on by default, and the one of WCAG 2.2 that is not.
_AXE = """async () => {
  const found = await axe.run({
    resultTypes: ["violations"], preload: false, rules: {"target-size": {enabled: true}},
  });
  return found.violations.flatMap((rule) => rule.nodes.map((node) => [rule.id, node.html]));
}"""

# Every text outside a drawing against the nearest ground behind it. A letter is large from 24
# pixels, or 18.66 in bold (WCAG 1.4.3).
_FAINT = """() => {
  const parse = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => [r, g, b].map((part) => part / 255)
    .map((part) => part <= .04045 ? part / 12.92 : ((part + .055) / 1.055) ** 2.4)
    .reduce((sum, part, at) => sum + part * [.2126, .7152, .0722][at], 0);
  const contrast = (one, other) => {
    const [low, high] = [light(one), light(other)].sort((a, b) => a - b);
    return (high + .05) / (low + .05);
  };
  const ground = (element) => {
    const [r, g, b, alpha = 1] = parse(getComputedStyle(element).backgroundColor);
    if (alpha === 1) { return [r, g, b]; }
    if (alpha > 0) { throw new Error("a ground that shines through: " + element.outerHTML); }
    return element.parentElement ? ground(element.parentElement) : [255, 255, 255];
  };
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), faint = [];
  while (texts.nextNode()) {
    const element = texts.currentNode.parentElement;
    if (!texts.currentNode.data.trim()) { continue; }
    if (element.closest("svg, script, style, option")) { continue; }
    const style = getComputedStyle(element), [r, g, b, alpha = 1] = parse(style.color);
    const size = parseFloat(style.fontSize), bold = Number(style.fontWeight) >= 600;
    const found = contrast([r, g, b], ground(element));
    if (alpha !== 1 || found < (size >= 24 || bold && size >= 18.66 ? 3 : 4.5)) {
      faint.push([texts.currentNode.data.trim().slice(0, 60), found]);
    }
  }
  return faint;
}"""


@dataclass
class Window:
    """An opened page with what it asked for and complained about."""

    page: Page
    asked: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def unfold(self, *, everything: bool = True) -> None:
        """Unfold whatever is folded, or fold it again."""
        self.page.evaluate(
            "open => document.querySelectorAll('details').forEach(d => { d.open = open })",
            everything,
        )

    def resize(self, width: int) -> None:
        self.page.set_viewport_size({"width": width, "height": HEIGHT})

    @property
    def too_wide(self) -> int:
        """How many pixels the page is wider than the window."""
        wide = self.page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        return max(0, int(wide))

    def barriers(self) -> list[tuple[str, str]]:
        """What axe-core finds wrong: rule and element."""
        if not self.page.evaluate("'axe' in window"):
            self.page.evaluate(AXE_SCRIPT)
        return [(rule, html[:160]) for rule, html in self.page.evaluate(_AXE)]

    def faint_texts(self) -> list[tuple[str, float]]:
        """Texts that stand out too little from what is behind them, with their contrast."""
        return [(text, contrast) for text, contrast in self.page.evaluate(_FAINT)]


@contextmanager
def window(browser: Browser, file: Path, width: int = 1280, **context: Any) -> Iterator[Window]:
    """Open a page from disk in a window of its own."""
    own = browser.new_context(viewport={"width": width, "height": HEIGHT}, **context)
    try:
        found = Window(own.new_page())
        found.page.on("request", lambda request: found.asked.append(request.url))
        found.page.on("console", lambda message: found.complaints.append(message.text))
        found.page.on("pageerror", lambda error: found.complaints.append(str(error)))
        found.page.goto(file.as_uri(), wait_until="load")
        yield found
    finally:
        own.close()
