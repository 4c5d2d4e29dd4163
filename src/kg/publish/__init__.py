"""Sends a store to a SPARQL store elsewhere, graph by graph, by the SPARQL 1.1 Graph Store HTTP Protocol."""

from kg.publish.publication import Published, publish

__all__ = ["Published", "publish"]
