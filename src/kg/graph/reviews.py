"""What people said of links: a node for each judgement, and for each link that people added."""

from __future__ import annotations

from pyoxigraph import NamedNode

from kg.graph.iris import Iris
from kg.graph.links import describe_link
from kg.graph.sheet import Sheet
from kg.ids import slug
from kg.model import Extraction, Judgement, Link, Linking, Review, Reviewer
from kg.vocab import CA, DCTERMS, PROV, RDFS, code

KINDS = {"person": PROV.Person, "organisation": PROV.Organization, "software": PROV.SoftwareAgent}
WORDS = {
    Judgement.ACCEPT: "确认",
    Judgement.REJECT: "否定",
    Judgement.UNSURE: "无法判定",
    Judgement.GRADE: "改定等级",
    Judgement.ADD: "补充",
}


def describe_reviews(sheet: Sheet, reviewers: Sheet, iris: Iris, extraction: Extraction, linking: Linking) -> None:
    """State every judgement with who made it and when, and the links that stand on judgements alone.

    A reviewer may judge the reports of many areas, so who they are stands on a sheet of its own.
    """
    report, quotes = extraction.report.id, {s.id: s.quote for s in extraction.statements}
    for link in linking.links:
        if link.added:
            describe_link(sheet, iris, report, link, quotes)
        for review in link.reviews:
            _review(sheet, describe_reviewer(reviewers, iris, review.by), iris, report, link, review)


def _review(sheet: Sheet, agent: NamedNode, iris: Iris, report: str, link: Link, review: Review) -> None:
    judged = iris.link(report, link.problem, link.commitment)
    node = iris.review(report, link.problem, link.commitment, slug(review.by.name))
    sheet.name(
        node,
        CA.Review,
        zh=f"{review.by.name}：{WORDS[review.judgement]}",
        en=f"{review.judgement}, by {review.by.name}",
    )
    sheet.say(node, CA.reviews, judged)
    sheet.say(node, CA.judgement, code("judgement", review.judgement))
    sheet.say(node, CA.grade, code("grade", review.grade) if review.grade else None)
    sheet.label(node, CA.rationale, zh=review.why.get("zh", ""), en=review.why.get("en", ""))
    sheet.say(node, DCTERMS.date, review.on)
    sheet.say(node, PROV.wasAssociatedWith, agent)
    sheet.say(judged, PROV.wasAttributedTo, agent)
    if link.added:
        sheet.say(judged, PROV.wasGeneratedBy, node)


def describe_reviewer(sheet: Sheet, iris: Iris, reviewer: Reviewer) -> NamedNode:
    """State who judges, once however many judgements are theirs."""
    node = iris.agent(slug(reviewer.name))
    kinds = (KINDS[reviewer.kind],) if reviewer.kind else ()
    if sheet.share(node, PROV.Agent, *kinds, zh=reviewer.name):
        sheet.label(node, RDFS.comment, zh=reviewer.note.get("zh", ""), en=reviewer.note.get("en", ""))
    return node
