"""Writes snapshots: whole or not at all, and never over an earlier one."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from pipeline.contract.snapshot import SNAPSHOT_FILE, Snapshot, SnapshotFile


def describe(snapshot: Snapshot, files: Mapping[str, bytes]) -> Snapshot:
    """The description with the digests of these files."""
    told = (
        SnapshotFile(name, hashlib.sha256(files[name]).hexdigest(), len(files[name]))
        for name in sorted(files)
    )
    return replace(snapshot, files=tuple(told))


def write_snapshot(folder: Path, snapshot: Snapshot, files: Mapping[str, bytes]) -> Path:
    """Write a snapshot into the folder of its source.

    Args:
        folder: of the snapshots of this source; made when it is not there.
        snapshot: from :func:`describe`.
        files: by name.

    Returns:
        The new folder. An earlier snapshot with the same name stays as it is: the new one gets a
        number behind its name.
    """
    with _clean_up(folder) as fresh:
        for name, content in files.items():
            (fresh / name).write_bytes(content)
        text = json.dumps(snapshot.to_record(), ensure_ascii=False, indent=1, sort_keys=True)
        (fresh / SNAPSHOT_FILE).write_text(text + "\n", encoding="utf-8")
        number = 1
        while True:
            target = folder / (snapshot.name if number == 1 else f"{snapshot.name}-{number}")
            number += 1
            if target.exists():
                continue
            try:
                return fresh.rename(target)
            except FileExistsError:  # someone else fetched at the same moment
                continue


@contextmanager
def _clean_up(folder: Path) -> Iterator[Path]:
    """A hidden folder to write in; gone afterwards, with the folders above that were made."""
    made = [path for path in (folder, folder.parent) if not path.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    fresh = folder / f".{os.getpid()}"
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir()
    try:
        yield fresh
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
        for path in made:
            if path.is_dir() and not any(path.iterdir()):
                path.rmdir()
