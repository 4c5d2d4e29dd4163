"""A SPARQL store elsewhere: asked by the SPARQL 1.1 Protocol, or fetched whole where all of a graph is looked at."""

from kg.endpoint.client import Login
from kg.endpoint.fetching import MANIFEST, Elsewhere, Place, fetched, graph_size, named_sizes, open_any, open_to_ask
from kg.endpoint.sparql import Endpoint

__all__ = [
    "MANIFEST",
    "Elsewhere",
    "Endpoint",
    "Login",
    "Place",
    "fetched",
    "graph_size",
    "named_sizes",
    "open_any",
    "open_to_ask",
]
