"""Delivery: the figures file, the manifest and the folder that a reader opens."""

from pipeline.delivery.figures_file import PrintedFact, figures_csv
from pipeline.delivery.manifest import Manifest, OutputFile
from pipeline.delivery.publish import publish_folder

__all__ = [
    "Manifest", "OutputFile", "PrintedFact", "figures_csv", "publish_folder",
]  # fmt: skip
