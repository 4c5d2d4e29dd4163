"""What all assessments of a commitment, and all of a report, come to."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from kg.graph.iris import Iris
from kg.graph.sheet import Sheet
from kg.model import Assessment, Extraction, Role, Verdict
from kg.vocab import CA, SCHEMES

SILENT = (Verdict.NOT_MENTIONED, Verdict.NOT_REPORTED)
VERDICTS = SCHEMES["verdict"]


def describe_follow_up(
    derived: Sheet, iris: Iris, extractions: Mapping[str, Extraction], assessments: Iterable[Assessment]
) -> None:
    """State of each commitment that was looked for whether a later report speaks of it, and the verdicts of each report.

    A commitment is spoken of again where a later report names one of its projects or gives one of its figures.
    """
    commitments = {(r, s.id) for r, e in extractions.items() for s in e.statements if s.role is Role.COMMITMENT}
    found: dict[tuple[str, str], set[Verdict]] = defaultdict(set)
    counts: dict[str, Counter[str]] = {}
    for one in assessments:
        report, statement = one.promise.report, one.promise.statement
        if statement is not None:
            found[report, statement].add(one.verdict)
            counts.setdefault(report, Counter(dict.fromkeys(VERDICTS.values(), 0)))[VERDICTS[one.verdict]] += 1
    for report, statement in (key for key in found if key in commitments):
        verdicts = found[report, statement]
        derived.say(iris.statement(report, statement), CA.mentionedAgain, not verdicts <= set(SILENT))
    for report, numbers in counts.items():
        for verdict, number in numbers.items():
            derived.say(iris.report(report), CA[f"{verdict}Count"], number)
