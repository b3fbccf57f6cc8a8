"""What one run of ingest took in: files, hashes and counts; never a row of data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self


@dataclass(frozen=True, slots=True)
class FileIntake:
    """One delivered file.

    Attributes:
        table: the raw table, ``organisatie`` for the configuration.
        path: from the root of the house, with forward slashes.
        sha256: of its bytes.
        rows: data rows in the file, empty lines and header left out; always
            ``accepted + refused``.
        accepted, refused: how many of them were taken in and how many stand in quarantine.
        ignored_columns: headers the contract does not know; their content is not read.
        guesses: what was found out about how the file was written, in Dutch.
    """

    table: str
    path: str
    sha256: str
    rows: int
    accepted: int
    refused: int
    ignored_columns: tuple[str, ...] = ()
    guesses: tuple[str, ...] = ()

    def to_record(self) -> dict[str, Any]:
        """Plain data for JSON, with the keys of the manifest."""
        return {
            "tabel": self.table,
            "pad": self.path,
            "sha256": self.sha256,
            "rijen": self.rows,
            "geaccepteerd": self.accepted,
            "geweigerd": self.refused,
            "genegeerde_kolommen": list(self.ignored_columns),
            "aannames": list(self.guesses),
        }

    @classmethod
    def from_record(cls, record: Mapping[str, Any]) -> Self:
        """The inverse of :meth:`to_record`."""
        return cls(
            table=record["tabel"],
            path=record["pad"],
            sha256=record["sha256"],
            rows=record["rijen"],
            accepted=record["geaccepteerd"],
            refused=record["geweigerd"],
            ignored_columns=tuple(record["genegeerde_kolommen"]),
            guesses=tuple(record["aannames"]),
        )


@dataclass(frozen=True, slots=True)
class Intake:
    """Everything one run took in.

    Attributes:
        organisation: its id.
        files: in order of table and path.
    """

    organisation: str
    files: tuple[FileIntake, ...]

    @property
    def rows(self) -> int:
        """Rows in all files."""
        return sum(file.rows for file in self.files)

    @property
    def accepted(self) -> int:
        """Rows taken in."""
        return sum(file.accepted for file in self.files)

    @property
    def refused(self) -> int:
        """Rows in quarantine."""
        return sum(file.refused for file in self.files)

    def of_table(self, table: str) -> tuple[FileIntake, ...]:
        """The files of one table."""
        return tuple(file for file in self.files if file.table == table)

    def to_record(self) -> dict[str, Any]:
        """Plain data: the content of ``inname.json``."""
        return {
            "organisatie": self.organisation,
            "rijen": self.rows,
            "geaccepteerd": self.accepted,
            "geweigerd": self.refused,
            "invoer": [file.to_record() for file in self.files],
        }

    @classmethod
    def from_record(cls, record: Mapping[str, Any]) -> Self:
        """The inverse of :meth:`to_record`."""
        return cls(
            organisation=record["organisatie"],
            files=tuple(FileIntake.from_record(entry) for entry in record["invoer"]),
        )
