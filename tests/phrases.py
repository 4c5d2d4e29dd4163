"""Documents made of a few phrases, and outlines in words."""

from kg.model import Document, Outline, Span


def document(text: str, *, media_type: str = "text/plain", hints: dict[int, str] | None = None) -> Document:
    return Document("report.txt", text, media_type, "utf-8", "", "", hints=hints or {})


def words(doc: Document, span: Span | None) -> str | None:
    return None if span is None else doc.text[span.start : span.end]


def clauses(doc: Document, outline: Outline) -> list[str]:
    return [doc.text[c.start : c.end] for p in outline.paragraphs for s in p.sentences for c in s.clauses]
