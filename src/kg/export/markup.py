"""XML, indented and with the same bytes everywhere."""

from __future__ import annotations

from xml.etree import ElementTree as Xml

CONTROL = bytes(code for code in range(32) if code not in b"\t\n\r")  # no XML may hold them, and no reader takes them


def written(root: Xml.Element) -> bytes:
    """A document as UTF-8 bytes, without control characters."""
    Xml.indent(root, " ")
    return bytes(Xml.tostring(root, encoding="utf-8", xml_declaration=True)).translate(None, CONTROL) + b"\n"
