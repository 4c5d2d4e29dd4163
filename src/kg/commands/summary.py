"""What a build or an extraction says of itself, for people."""

from __future__ import annotations

from kg.graph import Read
from kg.model import Checkability, Extraction, Grade, State
from kg.pipeline import tally

STATES = {
    State.ADDRESSED: "addressed",
    State.WEAKLY_ADDRESSED: "only by vague commitments",
    State.RELATED_ONLY: "only related commitments",
    State.NONE: "nothing at all",
}


def summary(one: Read) -> str:
    """A few lines: what the report is, and how its problems, commitments and links count."""
    report, counts = one.extraction.report, tally(one)
    problems = ", ".join(f"{counts.problems.get(state, 0)} {words}" for state, words in STATES.items())
    commitments = ", ".join(f"{counts.commitments.get(c, 0)} {c}" for c in Checkability)
    links = ", ".join(f"{counts.links.get(g, 0)} {g}" for g in Grade)
    reviewed = ", ".join(f"{count} {state}" for state, count in sorted(counts.reviewed.items()))
    period = f"{report.reporting_period.id} → {report.plan_period.id}"
    lines = [
        f"{report.title} ({report.id}; {report.jurisdiction.name}, {period})",
        f"  problems     {sum(counts.problems.values()):>5}   {problems}",
        f"  commitments  {sum(counts.commitments.values()):>5}   {commitments}",
        f"  links        {sum(counts.links.values()):>5}   {links}",
        *([f"  reviewed     {sum(counts.reviewed.values()):>5}   {reviewed}"] if counts.reviewed else []),
        f"  figures      {counts.figures:>5}",
        f"  names        {counts.names:>5}",
    ]
    if report.restatement:
        lines.append(f"  Quotes are a restatement's, not the official wording. Official page: {report.source}")
    return "\n".join(lines)


def coverage(extraction: Extraction, *, unread: bool = False) -> str:
    """How many clauses were used, set aside by which rule, or not understood."""
    covered = extraction.coverage
    lines = [f"{covered.used} of {covered.clauses} clauses used, {len(covered.unread)} not understood"]
    lines += [f"  {count:>5}  set aside: {rule}" for rule, count in sorted(covered.by_rule.items())]
    if unread:
        lines += [f"  {quote.start}–{quote.end}  {quote.text}" for quote in covered.unread]
    return "\n".join(lines)
