"""The sample delivery of SMWH: registrations over 2018 and 2019."""

from data.voorbeelddata.smwh.levering import tables

__all__ = ["tables"]
