"""Generator of the synthetic sample deliveries. Run with ``python -m data.voorbeelddata``."""
