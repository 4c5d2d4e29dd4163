"""A source, wherever it is, → a Document."""

from __future__ import annotations

import hashlib
import io
import re
import sys
import zipfile
from pathlib import Path

from kg.errors import SourceError
from kg.model import Document
from kg.read.encoding import decode
from kg.read.page import Page
from kg.read.web import Fetched, fetch, is_address

LARGEST = 64 * 2**20
MARKUP = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body|div|p|meta)\b", re.I | re.S
)
OTHER_FORMATS = (
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file", "save it as DOCX"),
    (b"{\\rtf", "an RTF file", "save it as DOCX"),
    (b"\x89PNG", "a picture", "read it with a text recognition program first"),
    (b"\xff\xd8\xff", "a picture", "read it with a text recognition program first"),
    (b"GIF8", "a picture", "read it with a text recognition program first"),
    (b"\x1f\x8b", "a compressed file", "unpack it first"),
    (b"7z\xbc\xaf", "an archive", "unpack it first"),
    (b"Rar!", "an archive", "unpack it first"),
)


def read(source: str | Path) -> Document:
    """The document at a path, at an http(s) address, or on standard input (`-`).

    Raises `SourceError` with the next step where it cannot be read as text.
    """
    return document_of(fetched(source), str(source))


def fetched(source: str | Path) -> Fetched:
    """The bytes of a source as they are, so that they can be kept."""
    if isinstance(source, str) and is_address(source):
        return fetch(source)
    if str(source) == "-":
        return Fetched(_within_limit(sys.stdin.buffer.read(LARGEST + 1), "standard input"), "", "-")
    path = Path(source)
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except FileNotFoundError:
        raise SourceError(f"There is no file {path}; check the path.") from None
    except IsADirectoryError:
        raise SourceError(f"{path} is a folder; name a file in it, or give the folder to kg build.") from None
    except OSError as error:
        raise SourceError(f"{path} cannot be read ({error.strerror}); check its permissions.") from error
    return Fetched(_within_limit(data, str(path)), "", str(path))


def _within_limit(data: bytes, name: str) -> bytes:
    if len(data) > LARGEST:
        raise SourceError(f"{name} is larger than {LARGEST // 2**20} MB, which no report is; check what it is.")
    return data


def document_of(source: Fetched, name: str) -> Document:
    """The document that the bytes hold, by what they are rather than by what they are called."""
    data = source.data
    if not data.strip():
        raise SourceError(f"{name} is empty; fetch it again.")
    media_type, encoding, page = _page(data, name, source.media_type)
    if not page.text.strip():
        raise SourceError(f"{name} holds no text; check that it is the report's own page.")
    return Document(
        name=name,
        text=page.text,
        media_type=media_type,
        encoding=encoding,
        source_sha256=hashlib.sha256(data).hexdigest(),
        sha256=hashlib.sha256(page.text.encode("utf-8")).hexdigest(),
        furniture=page.furniture,
        hints=page.hints,
        page=page.head,
    )


def _page(data: bytes, name: str, media_type: str) -> tuple[str, str, Page]:
    if data.startswith(b"%PDF-"):
        from kg.read.pdf import read_pdf

        return "application/pdf", "pdf", read_pdf(data, name)
    if data.startswith(b"PK\x03\x04"):
        from kg.read.docx import read_docx

        _refuse_other_archives(data, name)
        docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        return docx, "docx", read_docx(data, name)
    for magic, what, step in OTHER_FORMATS:
        if data.startswith(magic):
            raise SourceError(f"{name} is {what}, which kg does not read; {step}.")
    for suffix, what in ((".pdf", "PDF"), (".docx", "DOCX file")):
        if name.lower().partition("?")[0].endswith(suffix):
            raise SourceError(f"{name} is no {what} that can be read; fetch it again, or name it by what it is.")
    text, encoding = decode(data, name)
    if media_type in ("text/html", "application/xhtml+xml") or MARKUP.match(text[:5000]):
        from kg.read.html import read_html

        return "text/html", encoding, read_html(text)
    return "text/plain", encoding, Page(text)


def _refuse_other_archives(data: bytes, name: str) -> None:
    try:
        names = zipfile.ZipFile(io.BytesIO(data)).namelist()
    except Exception as error:  # zipfile raises more than its own errors on damaged archives
        raise SourceError(f"{name} is not a whole DOCX file; it was cut off or damaged, so fetch it again.") from error
    if not any(n.startswith("word/") for n in names):
        raise SourceError(f"{name} is an archive but no DOCX file; unpack it or save it as DOCX first.")
