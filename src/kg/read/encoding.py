"""Bytes → text: which encoding a file is in, decided strictly and never by replacing characters."""

from __future__ import annotations

import codecs
import re

from kg.errors import SourceError

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
FAMILIAR = re.compile(r"[\u4e00-\u9fff\u3000-\u303f\uff00-\uffef\x20-\x7e\s]")
ENOUGH, SAMPLE, LARGE = 0.9, 20_000, 200_000


def decode(data: bytes, name: str) -> tuple[str, str]:
    """The text of the bytes without its byte order mark, and the encoding; raises `SourceError` where they are no text."""
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _marked(data[len(mark) :], encoding, name), encoding
    if _cut_short(data):
        raise SourceError(f"{name} ends in the middle of a character; it was cut off, so fetch it again.")
    for encoding in ("utf-8", *_unmarked_utf16(data), "gb18030"):
        text = _strictly(data, encoding)
        if text is not None and _plausible(text, encoding):
            return text, encoding
    return _best_guess(data, name)


def _marked(data: bytes, encoding: str, name: str) -> str:
    text = _strictly(data, encoding)
    if text is None:
        raise SourceError(
            f"{name} claims to be {encoding} but is not, or was cut off; fetch it again or save it as UTF-8."
        )
    return text


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _unmarked_utf16(data: bytes) -> tuple[str, ...]:
    """UTF-16 without a mark still has line ends and digits, whose high byte is zero."""
    if len(data) % 2 or b"\x00" not in data:
        return ()
    return ("utf-16-le", "utf-16-be") if data[1::2].count(0) >= data[::2].count(0) else ("utf-16-be", "utf-16-le")


def _plausible(text: str, encoding: str) -> bool:
    if CONTROL.search(text):
        return False
    if encoding == "utf-8":
        return True
    sample = text[:SAMPLE]
    if len(FAMILIAR.findall(sample)) < ENOUGH * len(sample):
        return False
    # Big5 read as GBK decodes without an error, but into characters that GB 2312 lacks.
    return encoding != "gb18030" or len(sample.encode("gb2312", "ignore").decode("gb2312")) >= ENOUGH * len(sample)


def _cut_short(data: bytes) -> bool:
    """UTF-8 to the last character but one; the rest of it might still be taken for GB 18030."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.reason == "unexpected end of data" and error.start >= len(data) - 4 and error.start > 0
    return False


def _best_guess(data: bytes, name: str) -> tuple[str, str]:
    from charset_normalizer import from_bytes

    sample = data if len(data) <= LARGE else data[: data.rfind(b"\n", 0, LARGE) + 1]
    best = None if b"\x00" in sample else from_bytes(sample, cp_isolation=["gb18030", "big5", "big5hkscs"]).best()
    text = _strictly(data, best.encoding) if best is not None else None
    if best is None or text is None or CONTROL.search(text):
        raise SourceError(f"{name} is not text in an encoding that kg knows; save it as UTF-8 text, HTML, DOCX or PDF.")
    return text, best.encoding
