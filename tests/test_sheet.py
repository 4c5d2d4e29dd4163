"""What a named graph in the making takes, and what it refuses."""

from typing import Any

import pytest
from pyoxigraph import BlankNode, NamedNode

from audited import Parts, store_of
from kg.graph.sheet import Sheet
from kg.validate import integrity
from kg.vocab import RDFS


def test_no_blank_node_can_be_said() -> None:
    """A build does not look for any, since looking would read every quad again."""
    value: Any = BlankNode()
    with pytest.raises(ValueError, match="literal"):
        Sheet(NamedNode("urn:graph")).say(NamedNode("urn:thing"), RDFS.label, value)


def test_what_is_written_has_no_blank_node() -> None:
    assert "no-blank-nodes" not in {violation.shape for violation in integrity(store_of(Parts()))}
