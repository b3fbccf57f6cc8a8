"""What the rules of intake mean to others: which refusals take nothing away from a delivery."""

from __future__ import annotations

# Rows that are rightly left out: they take nothing away from what the delivery says.
HARMLESS = ("totaalregel", "dubbel", "vervangen")
