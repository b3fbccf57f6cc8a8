"""Speed depends on what else this machine is doing; correctness does not."""

from hypothesis import settings

settings.register_profile("geduldig", deadline=None)
settings.load_profile("geduldig")
