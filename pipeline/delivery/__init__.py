"""Delivery: the figures file, the manifest and the folder that a reader opens."""

from pipeline.delivery.catalogue import catalogue_pages, find_entries, write_catalogue
from pipeline.delivery.figures_file import PrintedFact, figures_csv
from pipeline.delivery.manifest import Manifest, OutputFile
from pipeline.delivery.publish import publish_folder

__all__ = [
    "Manifest", "OutputFile", "PrintedFact", "catalogue_pages", "figures_csv", "find_entries",
    "publish_folder", "write_catalogue",
]  # fmt: skip
