from datetime import date

import pytest

from pipeline.indicators import Period


@pytest.mark.parametrize(
    ("name", "start", "end"),
    [
        ("2022", date(2022, 1, 1), date(2022, 12, 31)),
        ("2021-H1", date(2021, 1, 1), date(2021, 6, 30)),
        ("2021-H2", date(2021, 7, 1), date(2021, 12, 31)),
        ("2024-Q1", date(2024, 1, 1), date(2024, 3, 31)),
        ("2023-Q4", date(2023, 10, 1), date(2023, 12, 31)),
    ],
)
def test_a_period_runs_from_its_first_to_its_last_day(name: str, start: date, end: date) -> None:
    period = Period.parse(name)
    assert (period.start, period.end, period.year) == (start, end, start.year)


@pytest.mark.parametrize("name", ["22", "2022-H3", "2022-Q5", "2022-H0", "2022-12", "", "2022-"])
def test_what_is_no_period_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="is not a period"):
        Period.parse(name)
