"""The audit as Markdown, to edit and pass on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from kg.audit.outline import Batch, by_kind, totals
from kg.audit.paper import Paper
from kg.audit.sums import BY
from kg.audit.text import about, role_and_quote, source
from kg.audit.wording import number_in_words
from kg.audit.words import Speech
from kg.vocab import SCHEMES

SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~])")
FEW = 6


def escaped(text: str) -> str:
    """A text in which nothing is taken for markup."""
    return SPECIAL.sub(r"\\\1", text).replace("\n", " ")


def as_markdown(papers: tuple[Paper, ...], say: Speech) -> str:
    """Findings by weight with their quotes, then the tables of targets and of answerability."""
    return "\n".join(line for paper in papers for line in _paper(paper, say)) + "\n"


def _paper(paper: Paper, say: Speech) -> Iterator[str]:
    yield f"# {escaped(say('of', title=paper.facts.title))}\n"
    yield f"{escaped(about(paper, say))}\n\n{escaped(source(paper, say))}\n"
    yield f"**{escaped(say('lead', **totals(paper)))}**\n"
    yield (say("caution", n=len(paper.raised)) if paper.raised else say("nothing")) + "\n"
    number = 1
    for kind in by_kind(paper):
        yield f"## {say.value('severity', kind.severity)} · {say.value('findingKind', kind.kind)}\n"
        for batch in kind.batches:
            yield from _batch(batch, number, say)
            number += len(batch.raised)
    yield from _targets(paper, say)
    yield from _answerability(paper, say)


def _batch(batch: Batch, number: int, say: Speech) -> Iterator[str]:
    shared = f"{escaped(batch.opening[say.lang])} **{escaped(batch.question[say.lang])}**".replace("****", "").strip()
    if shared:
        yield f"{shared}\n"
    for at, one in enumerate(batch.raised, number):
        yield f"### {at}. {escaped(one.finding.title[say.lang])}\n"
        yield from (f"> {escaped(role_and_quote(said, say))}  " for said in one.said[:FEW])
        if len(one.said) > FEW:
            yield f"> … {say('all-quotes', n=len(one.said))}"
        asked = "" if batch.question[say.lang] else f" **{escaped(one.finding.question[say.lang])}**"
        yield f"\n{escaped(batch.explanation(one, say.lang))}{asked}\n"


def _targets(paper: Paper, say: Speech) -> Iterator[str]:
    if paper.aims:
        yield f"## {say('targets')}\n"
        yield from table([say("promise"), say("target"), say("reached"), say("share"), ""], _aims(paper, say))


def _aims(paper: Paper, say: Speech) -> Iterator[Sequence[str]]:
    for aim in paper.aims:
        notes = [say(key) for key, holds in (("ceiling", aim.ceiling), ("unlike", not aim.alike)) if holds]
        share = f"{number_in_words(aim.share, say.lang)}%"
        yield aim.promise.quote, aim.target, aim.reached, share, say.list_mark().join(notes)


def _answerability(paper: Paper, say: Speech) -> Iterator[str]:
    yield f"## {say('answerability')}\n\n{escaped(say('rubric'))}\n"
    points = list(SCHEMES["answerabilityPoint"].values())
    for by in BY:
        groups = [group for group in paper.groups if group.by == by]
        if groups:
            head = [say(f"by-{by}"), say("commitments"), say("mean"), *(say.code(point) for point in points)]
            yield from table(
                head,
                (
                    [say.code(g.name), str(g.commitments), str(g.mean), *(str(g.earned.get(p, 0)) for p in points)]
                    for g in groups
                ),
            )


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """A table with a head; an empty line ends it."""
    yield "| " + " | ".join(map(escaped, head)) + " |"
    yield "|" + "---|" * len(head)
    yield from ("| " + " | ".join(map(escaped, row)) + " |" for row in rows)
    yield ""
