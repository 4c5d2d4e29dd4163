from datetime import date

import pytest

from kg.errors import SourceError
from kg.read import parse_period

PERIODS = [
    ("2020", date(2020, 1, 1), date(2020, 12, 31)),
    ("2020-H1", date(2020, 1, 1), date(2020, 6, 30)),
    ("2020-H2", date(2020, 7, 1), date(2020, 12, 31)),
    ("2020-Q1", date(2020, 1, 1), date(2020, 3, 31)),
    ("2020-Q3", date(2020, 7, 1), date(2020, 9, 30)),
    ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
    ("2021/2025", date(2021, 1, 1), date(2025, 12, 31)),
    ("2020-01/2020-09", date(2020, 1, 1), date(2020, 9, 30)),
]


@pytest.mark.parametrize(("text", "start", "end"), PERIODS)
def test_periods(text: str, start: date, end: date) -> None:
    assert parse_period(text) == (text, start, end)


@pytest.mark.parametrize(
    "text", ["", "20", "2020年", "2020-H3", "2020-13", "2025/2021", "2020/", "2020/2021/2022", "上半年"]
)
def test_what_is_no_period(text: str) -> None:
    with pytest.raises(SourceError, match="is no period; write it as"):
        parse_period(text)
