"""The audit as plain text, for a terminal or a letter."""

from __future__ import annotations

from collections.abc import Iterator

from kg.audit.outline import Batch, by_kind, totals
from kg.audit.paper import Paper, Said
from kg.audit.words import Speech

FEW = 6


def as_text(papers: tuple[Paper, ...], say: Speech) -> str:
    """Findings by weight, each with the words that it is about and the question to ask."""
    return "\n".join(line for paper in papers for line in _paper(paper, say)) + "\n"


def _paper(paper: Paper, say: Speech) -> Iterator[str]:
    yield say("of", title=paper.facts.title)
    yield about(paper, say)
    yield source(paper, say)
    yield ""
    yield say("lead", **totals(paper))
    yield say("caution", n=len(paper.raised)) if paper.raised else say("nothing")
    number = 1
    for kind in by_kind(paper):
        yield f"\n== {say.value('severity', kind.severity)} · {say.value('findingKind', kind.kind)} ({kind.count}) =="
        for batch in kind.batches:
            yield from _batch(batch, number, say)
            number += len(batch.raised)
    yield ""


def _batch(batch: Batch, number: int, say: Speech) -> Iterator[str]:
    for at, one in enumerate(batch.raised, number):
        yield f"\n{at}. {one.finding.title[say.lang]}"
        yield from (f"   {role_and_quote(said, say)}" for said in one.said[:FEW])
        if len(one.said) > FEW:
            yield f"   … {say('all-quotes', n=len(one.said))}"
        if words := batch.explanation(one, say.lang):
            yield f"   {words}"
        if not batch.question[say.lang]:
            yield f"   → {one.finding.question[say.lang]}"
    if shared := batch.opening[say.lang]:
        yield f"\n{shared}"
    if asked := batch.question[say.lang]:
        yield f"{'' if shared else chr(10)}→ {asked}"


def about(paper: Paper, say: Speech) -> str:
    """What the report is: its body and periods, and who published it when."""
    facts = paper.facts
    parts = [say("periods", area=facts.area, period=say.period(facts.period), plan=say.period(facts.plan))]
    if facts.publisher or facts.issued:
        missing = say("none-known")
        parts.append(say("published", publisher=facts.publisher or missing, issued=facts.issued or missing))
    return ("；" if say.lang == "zh" else "; ").join(parts)


def source(paper: Paper, say: Speech) -> str:
    """Whose words the quotes are, and where the official page is."""
    said = say("restated") if paper.facts.restatement else say("own-words")
    return f"{said} {say('official')}: {paper.facts.source}" if paper.facts.source else said


def role_and_quote(said: Said, say: Speech) -> str:
    """A statement with what it is and where it stands."""
    place = say("place", section=said.section, start=said.start, end=said.end)
    quote = f"“{said.quote}”" if say.lang == "en" else f"「{said.quote}」"
    return f"[{say.role(said.role)}] {quote} ({place})"
