"""Put finished files where the reader finds them, all or none."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path


def publish_folder(target: Path, files: Mapping[str, bytes]) -> None:
    """Replace a folder by these files.

    The new folder is written beside the old one and takes its place in one move, so a reader never
    finds half a report; files that no longer belong to the report are gone.

    Args:
        target: the folder of one report.
        files: name → content.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    # Always the same names, so that a run that was interrupted leaves nothing for ever.
    fresh = target.with_name(f".{target.name}.nieuw")
    former = target.with_name(f".{target.name}.oud")
    for leftover in (fresh, former):
        shutil.rmtree(leftover, ignore_errors=True)
    fresh.mkdir()
    try:
        for name, content in files.items():
            (fresh / name).write_bytes(content)
        if target.exists():
            target.rename(former)
        fresh.rename(target)
    except BaseException:
        if former.exists() and not target.exists():
            former.rename(target)
        shutil.rmtree(fresh, ignore_errors=True)
        raise
    shutil.rmtree(former, ignore_errors=True)
