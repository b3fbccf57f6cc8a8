"""The sample delivery of Sedna: registrations, planning and budget over 2021, 2022 and 2023."""

from data.voorbeelddata.sedna.levering import tables

__all__ = ["tables"]
