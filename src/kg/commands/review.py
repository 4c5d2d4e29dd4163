"""`kg review`: people's judgements of links, in a file that diffs well."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.commands.assessing import assess_command, assessments_command
from kg.commands.options import store_option, write
from kg.commands.reviewing import docket_of, judging, report_option, reviews_option, rows_of, write_down
from kg.model import Basis, Grade, Judgement, ReviewState

if TYPE_CHECKING:
    from kg.endpoint import Place
    from kg.reviews import Candidate
    from kg.reviews.judging import Told


@click.group("review", short_help="Judge the links between problems and commitments.")
def review_command() -> None:
    """Judge the links between problems and commitments.

    Judgements are rows of a CSV file, kept by the words of the report. The next “kg build” puts them in the place of what
    the rules propose.

    \b
    Example:
      kg review list
      kg review accept 3f2a9c1d --by 李明
      kg review grade 3f2a9c1d partial --by 李明 --why 只完成前期工作
    """


@review_command.command("list")
@click.option("--problem", default="", metavar="WORDS", help="Only links of problems that hold these words.")
@click.option("--state", type=click.Choice([code.value for code in ReviewState]), help="Only links in this state.")
@click.option("--all", "everything", is_flag=True, help="Every link, judged or not.")
@click.option("--limit", default=10, show_default=True, metavar="N", help="So many links.")
@click.option(
    "--lang", type=click.Choice(["zh", "en"]), default="zh", show_default=True, help="Language of the reasons."
)
@report_option
@reviews_option
@store_option
def list_command(
    problem: str,
    state: str | None,
    everything: bool,
    limit: int,
    lang: str,
    report: str | None,
    reviews: Path | None,
    store_path: Place,
) -> None:
    """Show the links that wait for a judgement, first those where a look changes most.

    \b
    Example:
      kg review list
      kg review list --problem 学位 --all
    """
    from kg.reviews import worth_a_look

    docket = docket_of(store_path)
    shown = {link.id for link in (docket.links if everything or state else docket.waiting(rows_of(docket, reviews)))}
    ranked = [
        (link, reason)
        for link, reason in worth_a_look(docket.links)
        if link.id in shown
        and state in (None, link.state)
        and report in (None, link.report)
        and problem in link.problem.quote
    ]
    for link, reason in ranked[:limit]:
        click.echo(_described(link, reason, lang))
    if len(ranked) > limit:
        click.echo(f"{len(ranked) - limit} more; --limit {len(ranked)} shows all.", err=True)
    if not ranked:
        click.echo("No such link waits for a judgement; --all shows every link.", err=True)


@review_command.command("accept")
@click.argument("ids", nargs=-1, required=True, metavar="ID…")
@judging
def accept_command(ids: Sequence[str], told: Told, reviews: Path | None, store_path: Place) -> None:
    """Hold links to be right as they are graded.

    \b
    Example:
      kg review accept 3f2a9c1d --by 李明
    """
    _judge(ids, Judgement.ACCEPT, told, reviews, store_path)


@review_command.command("reject")
@click.argument("ids", nargs=-1, metavar="[ID…]")
@click.option("--others-of", metavar="WORDS", help="All links of the problem with these words that you do not name.")
@report_option
@judging
def reject_command(
    ids: Sequence[str], others_of: str | None, report: str | None, told: Told, reviews: Path | None, store_path: Place
) -> None:
    """Hold links to be wrong; with --others-of, say that a problem has no commitment but those that you name.

    \b
    Example:
      kg review reject 3f2a9c1d --by 李明 --why 不是同一条河
      kg review reject --others-of 笔架山河 --by 李明
    """
    if not ids and not others_of:
        raise click.UsageError("Give the ID of a link (“kg review list” shows them), or --others-of WORDS.")
    if others_of:
        from kg.reviews.judging import no_others

        docket = docket_of(store_path)
        write_down([no_others(docket, docket.report(report), others_of, told)], reviews)
    if ids:
        _judge(ids, Judgement.REJECT, told, reviews, store_path)


@review_command.command("unsure")
@click.argument("ids", nargs=-1, required=True, metavar="ID…")
@judging
def unsure_command(ids: Sequence[str], told: Told, reviews: Path | None, store_path: Place) -> None:
    """Say that you looked at links and cannot tell; they no longer count, unless somebody else can.

    \b
    Example:
      kg review unsure 3f2a9c1d --by 李明
    """
    _judge(ids, Judgement.UNSURE, told, reviews, store_path)


@review_command.command("grade")
@click.argument("link", metavar="ID")
@click.argument("grade", type=click.Choice([code.value for code in Grade]))
@judging
def grade_command(link: str, grade: str, told: Told, reviews: Path | None, store_path: Place) -> None:
    """Hold a link to be right, with another grade.

    \b
    Example:
      kg review grade 3f2a9c1d partial --by 李明 --why 只完成前期工作
    """
    _judge([link], Judgement.GRADE, told, reviews, store_path, Grade(grade))


@review_command.command("add")
@click.option("--problem", required=True, metavar="WORDS", help="Words of the problem.")
@click.option("--commitment", required=True, metavar="WORDS", help="Words of the commitment.")
@click.option("--grade", required=True, type=click.Choice([code.value for code in Grade]))
@click.option("--basis", required=True, type=click.Choice([code.value for code in Basis]), help="What ties the two.")
@report_option
@judging
def add_command(
    problem: str,
    commitment: str,
    grade: str,
    basis: str,
    report: str | None,
    told: Told,
    reviews: Path | None,
    store_path: Place,
) -> None:
    """Add a link that the rules do not propose, by words that stand in its problem and in its commitment.

    \b
    Example:
      kg review add --problem 小一学位缺口 --commitment 新增学位 --grade direct --basis same-metric --by 李明
    """
    from kg.reviews.judging import addition

    docket = docket_of(store_path)
    row = addition(docket, docket.report(report), problem, commitment, Grade(grade), Basis(basis), told)
    write_down([row], reviews)


@review_command.command("import")
@click.argument("source", type=click.Path(path_type=Path, allow_dash=True), metavar="FILE|FOLDER")
@click.option("--partly", is_flag=True, help="Leave out, and name, what today's statements have no place for.")
@report_option
@judging
def import_command(
    source: Path, partly: bool, report: str | None, told: Told, reviews: Path | None, store_path: Place
) -> None:
    """Take over the judgements that were filled in in a spreadsheet, or those of an annotated report.

    The first line of a sheet names the columns: problem, commitment, judgement, and what else “kg review export” writes.
    Where you change what somebody else judged, the judgement is yours, and the link is contested.
    An annotation is a folder with statements.jsonl and links.jsonl; it says too that all other links do not hold. Nothing
    is written where a line is malformed.

    \b
    Example:
      kg review export --out links.csv
      kg review import links.csv --by 李明
    """
    from kg.errors import ReviewError
    from kg.reviews.annotation import from_annotation
    from kg.reviews.signing import signed
    from kg.reviews.spreadsheet import from_sheet

    docket = docket_of(store_path)
    if source.is_dir():
        rows, left_out = from_annotation(source, docket, docket.report(report), told)
        for message in left_out:
            click.echo(message, err=True)
        if left_out and not partly:
            raise ReviewError(
                f"{len(left_out)} judgements have no place; nothing is written, --partly writes the rest."
            )
    else:
        with click.open_file(str(source), "rb") as stream:
            filled = from_sheet(stream.read(), str(source), docket, told, report)
        rows = signed(filled, [*rows_of(docket, None), *rows_of(docket, reviews)], told)
        if not rows:
            click.echo(f"Nothing in {source} is new; the judgements stand as they were.")
    write_down(rows, reviews)


@review_command.command("export")
@click.option("--out", default="-", show_default=True, metavar="FILE", help="Where to write; - is standard output.")
@report_option
@reviews_option
@store_option
def export_command(out: str, report: str | None, reviews: Path | None, store_path: Place) -> None:
    """Write every link with its judgements as a CSV sheet for Excel or LibreOffice, with empty columns to fill in.

    \b
    Example:
      kg review export --out links.csv
    """
    from kg.reviews.spreadsheet import to_sheet

    docket = docket_of(store_path)
    links = [link for link in docket.links if report in (None, link.report)]
    rows = [row for row in rows_of(docket, reviews) if report in (None, row.report)]
    write(to_sheet(links, rows), out)


review_command.add_command(assess_command)
review_command.add_command(assessments_command)


def _judge(
    ids: Sequence[str],
    judgement: Judgement,
    told: Told,
    reviews: Path | None,
    store_path: Place,
    grade: Grade | None = None,
) -> None:
    from kg.reviews.judging import judgement_of

    docket = docket_of(store_path)
    write_down([judgement_of(docket.link(digits), judgement, told, grade) for digits in ids], reviews)


def _described(link: Candidate, reason: str, lang: str) -> str:
    from kg.reviews.digits import SHOWN

    score = f"  {link.score:.2f}" if link.proposed else ""
    lines = [
        f"{link.id[:SHOWN]}  {link.grade}{score}  {link.state}: {reason}",
        f"  problem     {link.problem.quote}",
        f"  commitment  {link.commitment.quote}",
        f"  reason      {link.rationale[lang]}",
        *(f"  said        {said}" for said in link.said),
    ]
    return "\n".join(lines)
