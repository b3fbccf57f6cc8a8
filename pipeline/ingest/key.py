"""Pseudonyms: the secret key of an organisation and what is made with it.

The key lives outside the project, so that the processed data and the key are kept apart
(AVG art. 4, lid 5). Whoever has only the database cannot get back to a client number.
"""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import os
import secrets
import stat
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import DataRefused

FOLDER_VARIABLE = "FEITENWERK_SLEUTELMAP"
KEY_BYTES = 32
PSEUDONYM_LENGTH = 32


@dataclass(frozen=True, slots=True, repr=False)
class Key:
    """The secret of one organisation; shows itself only by its fingerprint."""

    organisation: str
    secret: bytes

    def __repr__(self) -> str:
        return f"Key({self.organisation}, {self.fingerprint})"

    @property
    def fingerprint(self) -> str:
        """Tells keys apart without giving anything away."""
        return hashlib.sha256(b"feitenwerk vingerafdruk\0" + self.secret).hexdigest()[:16]

    def pseudonym(self, client: str) -> str:
        """HMAC-SHA256 of organisation and client number, 32 hexadecimal digits."""
        message = f"{self.organisation}\0{client}".encode()
        return hmac.digest(self.secret, message, "sha256").hex()[:PSEUDONYM_LENGTH]


def key_folder() -> Path:
    """The folder of the keys: ``FEITENWERK_SLEUTELMAP``, else ``~/.config/feitenwerk``."""
    told = os.environ.get(FOLDER_VARIABLE)
    return Path(told) if told else Path.home() / ".config" / "feitenwerk"


def load_key(org: str, folder: Path | None = None) -> Key:
    """The key of an organisation; made on first use, readable by its owner only.

    Raises:
        DataRefused: others can read the key, it is damaged, or its folder cannot be opened.
    """
    where = (folder or key_folder()) / f"{org}.sleutel"
    try:
        where.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not where.exists():
            _make(where)
    except OSError:
        raise DataRefused(
            "De map met sleutels kan niet worden geopend.",
            place=FOLDER_VARIABLE,
            remedy="Kijk of deze map bestaat en van u is. Zonder deze instelling is het "
            ".config/feitenwerk in uw eigen map.",
        ) from None
    secret = _read(where)
    for leftover in where.parent.glob(f"{where.name}.*.tmp"):  # of a run that was killed
        leftover.unlink(missing_ok=True)
    return Key(org, secret)


def _make(where: Path) -> None:
    """Make a key that is complete from the moment it can be seen."""
    fresh = where.with_name(f"{where.name}.{os.getpid()}.tmp")
    fresh.unlink(missing_ok=True)
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(secrets.token_hex(KEY_BYTES) + "\n")
    # A link, unlike a rename, never replaces a key that another process made meanwhile; that
    # process may also have cleared this one away.
    with contextlib.suppress(FileExistsError, FileNotFoundError):
        os.link(fresh, where)
    fresh.unlink(missing_ok=True)


def _read(where: Path) -> bytes:
    if stat.S_IMODE(where.stat().st_mode) & 0o077:
        raise DataRefused(
            "De sleutel voor pseudoniemen is leesbaar voor anderen.",
            place=where.name,
            remedy=f"Geef alleen uzelf toegang: chmod 600 {where.name}, in de map met sleutels.",
        )
    try:
        secret = bytes.fromhex(where.read_text(encoding="ascii").strip())
    except (OSError, ValueError):
        secret = b""
    if len(secret) < KEY_BYTES:
        raise DataRefused(
            "De sleutel voor pseudoniemen is beschadigd.",
            place=where.name,
            remedy="Zet de reservekopie van dit bestand terug in de map met sleutels.",
        )
    return secret
