"""`kg review assess` and `kg review assessments`: what people hold of the verdicts of tracking."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.commands.options import open_place, store_option
from kg.commands.reviewing import judging, report_option, reviews_options
from kg.model import AssessmentState, Completion, Verdict

if TYPE_CHECKING:
    from kg.endpoint import Place
    from kg.reviews import AssessedRow
    from kg.reviews.assessable import Assessable
    from kg.reviews.judging import Told


@click.command("assessments")
@click.option("--verdict", type=click.Choice([code.value for code in Verdict]), help="Only those with this verdict.")
@click.option("--name", default="", metavar="WORDS", help="Only metrics and projects whose names hold these words.")
@click.option("--all", "everything", is_flag=True, help="Those that people looked at too.")
@click.option("--limit", default=10, show_default=True, metavar="N", help="So many.")
@report_option
@store_option
def assessments_command(
    verdict: str | None, name: str, everything: bool, limit: int, report: str | None, store_path: Place
) -> None:
    """Show the verdicts of tracking that wait for a person's look, first those that weigh most if they are wrong.

    \b
    Example:
      kg review assessments
      kg review assessments --verdict not-mentioned --name 地铁
    """
    from kg.review import assessables
    from kg.reviews.assessable import most_worth

    found, shown = assessables(open_place(store_path))
    ranked = [
        (one, why)
        for one, why in most_worth(found)
        if (everything or not one.reviewed or one.state == "contested")
        and verdict in (None, one.verdict)
        and report in (None, one.report)
        and name in one.name
    ]
    for one, why in ranked[:limit]:
        click.echo(_described(one, why, shown[one.id]))
    if len(ranked) > limit:
        click.echo(f"{len(ranked) - limit} more; --limit {len(ranked)} shows all.", err=True)
    if not ranked:
        click.echo("No such verdict waits for a look; build two or more reports of one body, or use --all.", err=True)


@click.command("assess")
@click.argument("assessment", metavar="ID")
@click.argument("assessed", metavar="ASSESSED", type=click.Choice([code.value for code in AssessmentState]))
@click.argument("status", metavar="[STATUS]", required=False, type=click.Choice([code.value for code in Completion]))
@click.option("--verdict", type=click.Choice([code.value for code in Verdict]), help="What “kg track” is to print.")
@click.option("--later-report", default="", metavar="ID", help="The later report that says it.")
@click.option("--later", default="", metavar="WORDS", help="Its words.")
@click.option("--source", default="", metavar="TEXT", help="Where else it is said: an address, a paper, a page.")
@judging
def assess_command(
    assessment: str,
    assessed: str,
    status: str | None,
    verdict: str | None,
    later_report: str,
    later: str,
    source: str,
    told: Told,
    reviews: Path | None,
    store_path: Place,
) -> None:
    """Say what became of a promise, in the place of what the rules found: how it is known, and how far it came.

    ASSESSED is not-assessed, no-evidence, self-declared or verified-elsewhere (which needs --source); STATUS not-started,
    begun, substantial, met, missed or changed.

    \b
    Example:
      kg build 2025.docx 2026.txt
      kg review assess 80b1c2aa self-declared met --by 李明 --why 正式通车
      kg review assess 80b1c2aa verified-elsewhere begun --source 现场查看 --by 李明
    """
    from kg.review import assessables, texts_of
    from kg.reviews.assessable import Assessing, row_of_assessing
    from kg.reviews.digits import named

    held = Assessing(
        AssessmentState(assessed),
        Completion(status) if status else None,
        Verdict(verdict) if verdict else None,
        later_report,
        later,
        source,
    )
    store = open_place(store_path)
    one = named(assessables(store)[0], assessment, "assessment", "kg review assessments --all")
    _write_down(row_of_assessing(one, held, told, texts_of(store)), reviews)


def _write_down(row: AssessedRow, reviews: Path | None) -> None:
    from kg.reviews import default_reviews, record_assessed
    from kg.reviews.folders import assessment_file

    file = assessment_file(row.report, reviews)
    earlier = len(record_assessed(file, [row]))
    click.echo(f"assessed → {file}{' (in the place of what was there)' if earlier else ''}")
    if file.parent not in default_reviews():
        click.echo(f"To see it: kg build … {reviews_options(file.parent)}", err=True)


def _described(one: Assessable, why: str, shown: tuple[str, ...]) -> str:
    from kg.reviews.digits import SHOWN

    head = f"{one.id[:SHOWN]}  {one.verdict}  {one.name}: {why}"
    return "\n".join([head, *(f"  {line}" for line in shown)])
