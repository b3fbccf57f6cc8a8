"""A double of the program ``quarto``: replays what the real one was recorded to say and do.

The case comes from the variable ``QUARTO_OPNAME``, its messages from ``opnamen/gevallen.yml``.
Where the recording made a file, the double makes a real one from the extension in its folder.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pypandoc
import typst
import yaml

CASES = Path(__file__).parent / "opnamen" / "gevallen.yml"
STYLE = Path("_extensions/feitenwerk")


def pandoc(source: Path, to: str, template: str, *more: str) -> None:
    arguments = [
        pypandoc.get_pandoc_path(),
        source.name,
        "--from=markdown",
        f"--to={to}",
        "--standalone",
        "--wrap=none",
        "--toc",
        "--toc-depth=2",
        f"--template={STYLE / template}",
        f"--lua-filter={STYLE / 'huis.lua'}",
        *more,
    ]
    subprocess.run(arguments, check=True)


def make(source: Path, to: str) -> None:
    if to == "feitenwerk-html":
        page = source.with_suffix(".html").name
        css = STYLE / "huis.css"
        more = (
            f"--css={css}",
            "--embed-resources",
            "--section-divs",
            "--mathml",
            f"--output={page}",
        )
        pandoc(source, "html5", "pagina.html", *more)
        return
    between = source.with_suffix(".typ")
    pandoc(source, "typst", "blad.typ", f"--output={between.name}")
    typst.compile(
        str(between),
        output=str(source.with_suffix(".pdf")),
        root=".",
        font_paths=[os.environ["TYPST_FONT_PATHS"]],
        ignore_system_fonts=True,
        pdf_standards=["a-2a", "ua-1"],
        timestamp=int(os.environ["SOURCE_DATE_EPOCH"]),
    )
    between.unlink()


def render(case: dict[str, Any], source: Path, to: str) -> int:
    act = case.get(to.removeprefix("feitenwerk-"), {})
    if act.get("wacht"):
        subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
        time.sleep(60)
    if act.get("typ"):
        source.with_suffix(".typ").write_text(act["typ"], encoding="utf-8")
    if Path("_stil").exists():
        # The message is about a document that would not render here: leave a file, as Quarto did.
        source.with_suffix(".html" if to.endswith("html") else ".pdf").write_text("x")
    elif act.get("maakt", True):
        make(source, to)
    sys.stderr.write(act.get("stderr", ""))
    return int(act.get("exit", 0))


def main(arguments: list[str]) -> int:
    case = yaml.safe_load(CASES.read_text(encoding="utf-8"))[
        os.environ.get("QUARTO_OPNAME", "goed")
    ]
    if arguments == ["--version"]:
        sys.stdout.write(f"{case.get('versie', '1.10.18')}\n")
        return 0
    command, document, option, to = arguments
    assert (command, option) == ("render", "--to"), arguments
    return render(case, Path(document), to)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
