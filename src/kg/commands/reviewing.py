"""What the commands of `kg review` share: the options of a judgement, and where it is written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from kg.commands.options import open_place, store_option

if TYPE_CHECKING:
    from kg.endpoint import Place
    from kg.reviews import Row
    from kg.reviews.docket import Docket

Command = TypeVar("Command", bound=Callable[..., Any])


def reviews_option(command: Command) -> Command:
    """`--reviews PATH`: where the judgements are."""
    return click.option(
        "--reviews",
        type=click.Path(path_type=Path),
        metavar="PATH",
        help="The review file, or its folder. Default: reviews; of the bundled report, within a checkout, data/reviews.",
    )(command)


def report_option(command: Command) -> Command:
    """`--report ID`, for stores that have several."""
    return click.option("--report", metavar="ID", help="The report, where the store has several.")(command)


def judging(command: Callable[..., None]) -> Callable[..., Any]:
    """The options that every judgement is recorded with: the command gets who, when and why as `told`."""

    @wraps(command)
    def given(by: str, on: datetime | None, why: Sequence[str], **options: Any) -> None:
        from kg.reviews.judging import Told

        if not by.strip():
            raise click.UsageError("Say with --by who judges.")
        # The only clock that kg reads, and only where nobody says the day.
        command(told=Told(by, on.date() if on else date.today(), _by_language(why)), **options)

    with_told: Callable[..., Any] = given
    for option in (
        store_option,
        reviews_option,
        click.option(
            "--why", multiple=True, metavar="TEXT", help="The reason: in Chinese, in English, or one of each."
        ),
        click.option("--on", type=click.DateTime(["%Y-%m-%d"]), metavar="DAY", help="The day; today if not given."),
        click.option("--by", required=True, envvar="KG_REVIEWER", metavar="NAME", help="Who judges; else KG_REVIEWER."),
    ):
        with_told = option(with_told)
    return with_told


def docket_of(store_path: Place) -> Docket:
    """What a store has for a reviewer."""
    from kg.review import docket

    return docket(open_place(store_path))


def rows_of(docket: Docket, reviews: Path | None) -> list[Row]:
    """The judgements so far of the reports of a store."""
    from kg.reviews import default_reviews, read_rows

    paths = default_reviews() if reviews is None else [reviews]
    return read_rows([path for path in paths if path.exists()], list(docket.places))


def write_down(rows: Sequence[Row], reviews: Path | None) -> None:
    """Write judgements to the files of their reports, and say where and what they take the place of."""
    from kg.reviews import default_reviews, record, review_file

    files: dict[Path, list[Row]] = {}
    for row in rows:
        files.setdefault(review_file(row.report, reviews), []).append(row)
    for file, own in files.items():
        earlier = len(record(file, own))
        click.echo(f"{len(own)} judged → {file}{f' ({earlier} in the place of earlier ones)' if earlier else ''}")
    if any(file.parent not in default_reviews() for file in files):
        click.echo(f"To see it: kg build … {reviews_options(reviews)}", err=True)


def reviews_options(given: Path | None) -> str:
    """What a build is told so that it reads these judgements beside those that it reads anyway."""
    from kg.reviews import default_reviews

    return " ".join(f"--reviews {path}" for path in (*default_reviews(), given))


def _by_language(texts: Sequence[str]) -> dict[str, str]:
    """What has a Chinese character is Chinese."""
    return {"zh" if any("\u4e00" <= c <= "\u9fff" for c in text) else "en": text for text in texts}
