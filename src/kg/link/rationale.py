"""The reason for a grade as one sentence in Chinese and one in English, made from the evidence."""

from __future__ import annotations

from collections.abc import Sequence

from kg.model import Evidence, Grade

GRADES = {
    Grade.DIRECT: ("直接回应", "direct"),
    Grade.PARTIAL: ("部分回应", "partial"),
    Grade.RELATED: ("相关", "related"),
}


def rationale(grade: Grade, found: Sequence[Evidence]) -> dict[str, str]:
    """What ties the two, what limits it, and the grade that follows."""
    ties = [one for one in found if one.score]
    limits = [one for one in found if not one.score]
    zh, en = GRADES[grade]
    but_zh = f"；但{'，'.join(one.zh for one in limits)}" if limits else ""
    but_en = f"; but {', '.join(one.en for one in limits)}" if limits else ""
    reasons = ", ".join(one.en for one in ties)
    return {
        "zh": f"{'，'.join(one.zh for one in ties)}{but_zh}：{zh}。",
        "en": f"{reasons[:1].upper()}{reasons[1:]}{but_en}: {en}.",
    }
