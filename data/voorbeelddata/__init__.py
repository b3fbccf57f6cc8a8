"""Generator of the synthetic sample delivery. Run with ``python -m data.voorbeelddata``."""
