"""A small PDF with Chinese text, made by hand: no font is embedded, readers know the character set by name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

SIZE = 12
LEFT, TOP, LEADING = 72, 770, 20
FONT = (
    b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[<</Type/Font"
    b"/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>"
    b"/DW 1000/FontDescriptor<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[0 -200 1000 900]"
    b"/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 80>>>>]>>"
)


def pdf(pages: Iterable[Sequence[str]]) -> bytes:
    """A PDF with these lines on its pages; a line that starts with blanks is indented by as many characters."""
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"", FONT]
    kids = []
    for lines in pages:
        stream = b"\n".join(_line(number, line) for number, line in enumerate(lines))
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream))
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R/Resources<</Font<</F 3 0 R>>>>>>"
            % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<</Type/Pages/Kids[%s]/Count %d>>" % (b" ".join(kids), len(kids))
    return _file(objects)


def laid_out(paragraphs: Iterable[str], width: int = 36, height: int = 30, head: str = "") -> list[list[str]]:
    """Paragraphs broken into lines and pages, with a running head and page numbers."""
    lines: list[str] = []
    for paragraph in paragraphs:
        text = "\u3000\u3000" + paragraph
        lines += [text[start : start + width] for start in range(0, len(text), width)]
    pages = [lines[start : start + height] for start in range(0, len(lines), height)]
    return [[*([head] if head else []), *page, f"— {number} —"] for number, page in enumerate(pages, 1)]


def _line(number: int, line: str) -> bytes:
    ink = line.lstrip("\u3000 ")
    x = LEFT + SIZE * (len(line) - len(ink))
    text = ink.encode("utf-16-be").hex().encode()
    return b"BT /F %d Tf %d %d Td <%s> Tj ET" % (SIZE, x, TOP - LEADING * number, text)


def _file(objects: Sequence[bytes]) -> bytes:
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return bytes(out + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start))
