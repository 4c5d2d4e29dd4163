"""What the ontology calls its codes, in Chinese and English: the page uses the same words as the ontology."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import pyoxigraph as ox

from kg.explore.data import Words
from kg.explore.things import local, things
from kg.resources import ontology_file
from kg.vocab import SKOS


@cache
def code_labels() -> Mapping[str, Words]:
    """The labels of all codes, by local name."""
    ontology = ox.Store()
    ontology.bulk_load(path=str(ontology_file("codes.ttl")), format=ox.RdfFormat.TURTLE)
    return {local(iri): thing.words(SKOS.prefLabel) for iri, thing in things(ontology, SKOS.Concept).items()}
