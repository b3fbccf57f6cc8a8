"""Setup: what stands ready before a delivery is made: the next year, a new organisation.

Writes in ``data/raw/`` and nowhere else; never changes what is there, except that
``organisatie.yml`` gets the periods of a new year.
"""

from pipeline.setup.answers import Answers
from pipeline.setup.organisation import new_organisation, refuse_existing
from pipeline.setup.questions import complete, complete_themes
from pipeline.setup.tell import tell_organisation, tell_year
from pipeline.setup.year import OpenedYear, open_year

__all__ = [
    "Answers", "OpenedYear", "complete", "complete_themes", "new_organisation", "open_year",
    "refuse_existing", "tell_organisation", "tell_year",
]  # fmt: skip
