"""What crosses the wall as a plain public file beside the facts: no registration is read here."""

from pipeline.attachments.style import brand_files

__all__ = ["brand_files"]
