"""What is killed while it is at work."""

from datetime import date
from pathlib import Path

from kg.model import Judgement
from kg.pipeline import build
from kg.reviews import OTHERS, Row, Words
from kg.reviews.files import record


def build_reports(reports: str, out: str) -> None:
    """Build a folder of reports, without the page."""
    build([reports], out, page=False)


def rows_saying(note: str, count: int = 40) -> list[Row]:
    """Judgements of as many links, with one note."""
    words = [Words(f"问题{number}") for number in range(count)]
    return [Row("r", one, Words(OTHERS), Judgement.REJECT, "李明", date(2021, 3, 1), why={"zh": note}) for one in words]


def record_again_and_again(file: str) -> None:
    """Write one note and the other in turn, for ever."""
    while True:
        for note in ("旧", "新"):
            record(Path(file), rows_saying(note))
