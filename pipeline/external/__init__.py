"""Fetches figures of others into snapshots. The only room that reaches the network."""

from pipeline.external.fetch import Fetched, fetch_source

__all__ = ["Fetched", "fetch_source"]
