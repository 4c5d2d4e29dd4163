"""An audit in the order in which people read it: the gravest first, kind by kind, what several findings share said once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from kg.audit.paper import Paper, Raised
from kg.audit.rules import LANGUAGES
from kg.vocab import SCHEMES

SEVERITIES = tuple(SCHEMES["severity"])[::-1]
KINDS = tuple(SCHEMES["findingKind"])
OPEN = ("none", "relatedOnly")
ENDS = {"zh": "。", "en": ". "}


@dataclass(frozen=True, slots=True)
class Batch:
    """The findings of one rule; `opening` and `question` are what all of several say alike, by language."""

    raised: tuple[Raised, ...]
    opening: Mapping[str, str]
    question: Mapping[str, str]

    def explanation(self, one: Raised, lang: str) -> str:
        """What the explanation of a finding says beyond the shared opening."""
        return one.finding.explanation[lang][len(self.opening[lang]) :].strip()


@dataclass(frozen=True, slots=True)
class Kind:
    """The findings of one weight and kind, rule by rule."""

    kind: str
    severity: str
    batches: tuple[Batch, ...]

    @property
    def count(self) -> int:
        """How many findings there are."""
        return sum(len(batch.raised) for batch in self.batches)


def by_kind(paper: Paper) -> Sequence[Kind]:
    """The findings by weight, then by kind in the order of the scheme."""
    found: dict[tuple[int, int], dict[str, list[Raised]]] = {}
    for one in paper.raised:
        key = SEVERITIES.index(one.finding.severity), KINDS.index(one.finding.kind)
        found.setdefault(key, {}).setdefault(one.finding.rule, []).append(one)
    return [
        Kind(KINDS[kind], SEVERITIES[weight], tuple(map(_batch, rules.values())))
        for (weight, kind), rules in sorted(found.items())
    ]


def totals(paper: Paper) -> dict[str, int]:
    """The counts that the first sentence of an audit gives."""
    commitments = sum(paper.commitments.values())
    earned = paper.whole.earned if paper.whole else {}
    return {
        "problems": sum(paper.problems.values()),
        "open": sum(paper.problems.get(state, 0) for state in OPEN),
        "commitments": commitments,
        "vague": paper.commitments.get("vague", 0),
        "undated": commitments - earned.get("statedDate", 0),
        "unowned": commitments - earned.get("namedOwner", 0),
    }


def _batch(raised: Sequence[Raised]) -> Batch:
    explained = {lang: [one.finding.explanation[lang] for one in raised] for lang in LANGUAGES}
    asked = {lang: {one.finding.question[lang] for one in raised if len(raised) > 1} for lang in LANGUAGES}
    return Batch(
        raised=tuple(raised),
        opening={lang: shared_opening(explained[lang], ENDS[lang]) for lang in LANGUAGES},
        question={lang: "".join(asked[lang]) if len(asked[lang]) == 1 else "" for lang in LANGUAGES},
    )


def shared_opening(texts: Sequence[str], end: str) -> str:
    """The whole sentences that several texts begin with; nothing of one text alone."""
    if len(texts) < 2:
        return ""
    # All that the first and the last in order share, all share. A space behind each lets its last sentence count as whole.
    pairs = zip(f"{min(texts)} ", f"{max(texts)} ", strict=False)
    shared = "".join(one for one, _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    return shared[: shared.rfind(end) + len(end)].strip() if end in shared else ""
