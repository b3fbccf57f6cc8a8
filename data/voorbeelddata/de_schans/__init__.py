"""The sample delivery of De Schans: the monitor over 2020, 2021 and 2022."""

from data.voorbeelddata.de_schans.levering import tables

__all__ = ["tables"]
