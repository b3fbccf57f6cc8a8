"""What crosses the wall as a plain public file beside the facts: no registration is read here."""

from pipeline.attachments.areas import area_files
from pipeline.attachments.style import brand_files

__all__ = ["area_files", "brand_files"]
