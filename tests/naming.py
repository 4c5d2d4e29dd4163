"""Short ways to a document, a report and the names found in it."""

from kg.extract.entities import find_entities
from kg.model import Area, Document, Entity, EntityType, Outline, Report
from periods import half

CITY = Area("420100", "湖北省武汉市", "city")
DISTRICT = Area("440303", "深圳市罗湖区", "district")
STATE = Area("000000", "中国", "state")
HALF = half(2020, 1)


def report(area: Area = DISTRICT, name: str = "one") -> Report:
    return Report(name, "计划执行情况报告", "plan-execution", area, HALF, HALF)


def document(text: str) -> Document:
    return Document("one", text, "text/plain", "utf-8", "", "")


def names(text: str, area: Area = DISTRICT) -> tuple[Entity, ...]:
    """The entities of a text."""
    return find_entities(document(text), Outline((), (), ()), report(area))


def mentioned(text: str, area: Area = DISTRICT) -> list[tuple[str, str]]:
    """Every mention in a text, in order: its type and its words."""
    spans = sorted((span, entity.type) for entity in names(text, area) for span in entity.mentions)
    return list(dict.fromkeys((str(kind), text[span.start : span.end]) for span, kind in spans))


def of_type(text: str, kind: EntityType, area: Area = DISTRICT) -> list[str]:
    """The mentions of one type."""
    return [words for found, words in mentioned(text, area) if found == kind]
