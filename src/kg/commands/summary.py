"""What a build or an extraction says of itself, for people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from kg.model import Checkability, Coverage, Grade, State
from kg.tally import Tally

STATES = {
    State.ADDRESSED: "addressed",
    State.WEAKLY_ADDRESSED: "only by vague commitments",
    State.RELATED_ONLY: "only related commitments",
    State.NONE: "nothing at all",
}


def summary(counts: Tally) -> str:
    """A few lines: what the report is, and how its problems, commitments and links count."""
    problems, commitments, links = _lines(counts)
    reviewed = ", ".join(f"{count} {state}" for state, count in sorted(counts.reviewed.items()))
    lines = [
        f"{counts.title} ({counts.report}; {counts.area}, {counts.period})",
        f"  problems     {sum(counts.problems.values()):>5}   {problems}",
        f"  commitments  {sum(counts.commitments.values()):>5}   {commitments}",
        f"  links        {sum(counts.links.values()):>5}   {links}",
        *([f"  reviewed     {sum(counts.reviewed.values()):>5}   {reviewed}"] if counts.reviewed else []),
        f"  figures      {counts.figures:>5}",
        f"  names        {counts.names:>5}",
    ]
    if counts.official:
        lines.append(f"  Quotes are a restatement's, not the official wording. Official page: {counts.official}")
    return "\n".join(lines)


def total(reports: Sequence[Tally]) -> str:
    """The same in one for many reports."""
    statements = sum(sum(one.statements.values()) for one in reports)
    used, clauses = (
        sum(map(count, reports)) for count in (lambda one: one.coverage.used, lambda one: one.coverage.clauses)
    )
    lines = [f"{len(reports)} reports of {len({one.area for one in reports})} areas, {statements} statements"]
    for name in ("problems", "commitments", "links"):
        count: Counter[str] = sum((Counter(getattr(one, name)) for one in reports), Counter())
        lines.append(
            f"  {name:<12}{count.total():>9}   {', '.join(f'{n} {words}' for words, n in count.most_common())}"
        )
    return "\n".join([*lines, f"{used} of {clauses} clauses used"])


def coverage(covered: Coverage, *, unread: bool = False) -> str:
    """How many clauses were used, set aside by which rule, or not understood."""
    lines = [f"{covered.used} of {covered.clauses} clauses used, {len(covered.unread)} not understood"]
    lines += [f"  {count:>5}  set aside: {rule}" for rule, count in sorted(covered.by_rule.items())]
    if unread:
        lines += [f"  {quote.start}–{quote.end}  {quote.text}" for quote in covered.unread]
    return "\n".join(lines)


def _lines(counts: Tally) -> tuple[str, str, str]:
    problems = ", ".join(f"{counts.problems.get(state, 0)} {words}" for state, words in STATES.items())
    commitments = ", ".join(f"{counts.commitments.get(c, 0)} {c}" for c in Checkability)
    return problems, commitments, ", ".join(f"{counts.links.get(g, 0)} {g}" for g in Grade)
