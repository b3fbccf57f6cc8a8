"""Reads the files that belong to the contract; they are part of the code."""

from __future__ import annotations

from importlib.resources import files


def read_folder(folder: str, suffix: str) -> dict[str, str]:
    """The texts of all files in a folder of the contract, by file name, in order of name."""
    found = (files(__package__) / folder).iterdir()
    chosen = sorted((item for item in found if item.name.endswith(suffix)), key=lambda i: i.name)
    return {item.name: item.read_text(encoding="utf-8") for item in chosen}


def read_file(name: str) -> str:
    """The text of one file of the contract."""
    return (files(__package__) / name).read_text(encoding="utf-8")
