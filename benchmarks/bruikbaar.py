"""How soon a finished page can be used on the processor of a phone.

Opens a page from disk in Debian's chromium at the size of a phone, with the processor slowed down
through the DevTools protocol, and prints milliseconds from the start of the navigation. A page can
be used when its text is painted and the main thread is free: the end of the last long task, or the
first paint where there is no long task.

    .venv/bin/python benchmarks/bruikbaar.py [--traag 6] [--keer 5] pagina.html …
"""

from __future__ import annotations

import argparse
import shutil
import statistics
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

MEASURED = """() => new Promise(done => setTimeout(() => {
  const paint = performance.getEntriesByName("first-contentful-paint")[0];
  const page = performance.getEntriesByType("navigation")[0];
  const tasks = window.longTasks || [];
  done({
    eerste_beeld: paint ? paint.startTime : NaN,
    geladen: page.loadEventEnd,
    bruikbaar: Math.max(paint ? paint.startTime : 0, ...tasks.map(t => t.startTime + t.duration)),
  });
}, 1500))"""
WATCH = """window.longTasks = [];
new PerformanceObserver(list => window.longTasks.push(...list.getEntries()))
  .observe({type: "longtask", buffered: true});"""


def measure(browser: Browser, page_file: Path, slow: float) -> dict[str, float]:
    page = browser.new_page(viewport={"width": 390, "height": 844}, device_scale_factor=2)
    page.add_init_script(WATCH)
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slow})
    page.goto(page_file.resolve().as_uri(), wait_until="load")
    found: dict[str, float] = page.evaluate(MEASURED)
    page.close()
    return found


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("pages", nargs="+", type=Path, metavar="pagina.html")
    ask.add_argument("--traag", dest="slow", type=float, default=6.0, help="factor (6)")
    ask.add_argument("--keer", dest="times", type=int, default=5, help="metingen per pagina (5)")
    told = ask.parse_args()
    with sync_playwright() as play:
        browser = play.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        for page in told.pages:
            found = [measure(browser, page, told.slow) for _ in range(told.times)]
            middle = {key: statistics.median(f[key] for f in found) for key in found[0]}
            told_in_ms = ", ".join(f"{key} {value:.0f} ms" for key, value in middle.items())
            print(f"{page.name}: {page.stat().st_size / 1000:.0f} kB, {told_in_ms}")
        browser.close()


if __name__ == "__main__":
    main()
