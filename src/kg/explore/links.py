"""The links of the explorer, each with what people said of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import pyoxigraph as ox

from kg.explore.data import Link, Review
from kg.explore.things import Thing, local, things
from kg.vocab import CA, DCTERMS, PROV, RDFS


def links(store: ox.Store) -> list[Link]:
    """All links but those that reviewers rejected, which are no answer; one that they doubt is there with its state."""
    said = _reviews(store)
    found = (_link(thing, said.get(iri, ())) for iri, thing in things(store, CA.ResponseLink).items())
    return [link for link in found if link.review != "rejected"]


def _link(thing: Thing, reviews: Iterable[Review]) -> Link:
    return Link(
        iri=thing.iri,
        problem=thing.one(CA.problem),
        commitment=thing.one(CA.commitment),
        grade=thing.code(CA.grade),
        proposed=thing.code(CA.proposedGrade),
        basis=thing.code(CA.basis),
        score=thing.one(CA.score),
        review=thing.code(CA.reviewState),
        rationale=thing.words(CA.rationale),
        reviews=tuple(reviews),
    )


def _reviews(store: ox.Store) -> dict[str, list[Review]]:
    """The judgements of each link, in the order of their IRIs."""
    agents = things(store, PROV.Agent)
    said: dict[str, list[Review]] = defaultdict(list)
    for thing in things(store, CA.Review).values():
        agent = thing.one(PROV.wasAssociatedWith)
        said[thing.one(CA.reviews)].append(
            Review(
                by=agents[agent].words(RDFS.label).zh if agent in agents else local(agent),
                on=thing.one(DCTERMS.date),
                judgement=thing.code(CA.judgement),
                grade=thing.code(CA.grade),
                why=thing.words(CA.rationale),
            )
        )
    return said
