"""Setup: what stands ready before a delivery is made: the next year, a new organisation.

Writes in ``data/raw/`` and nowhere else; never changes what is there, except that
``organisatie.yml`` gets the periods of a new year.
"""

from pipeline.setup.tell import tell_year
from pipeline.setup.year import OpenedYear, open_year

__all__ = ["OpenedYear", "open_year", "tell_year"]
