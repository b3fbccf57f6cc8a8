"""Fetches figures of others into snapshots. The only room that reaches the network."""

from pipeline.external.command import fetch_all, show_all
from pipeline.external.fetch import Fetched, fetch_source

__all__ = ["Fetched", "fetch_all", "fetch_source", "show_all"]
