"""A body's reports over many years, tracked through all of them."""

from pathlib import Path

import pytest

from kg.model import AssessmentState, Extraction, Verdict
from kg.pipeline import extract_from
from kg.read import document_of, fetched
from kg.track import track


def extraction(path: Path) -> Extraction:
    return extract_from(document_of(fetched(str(path)), str(path)), {})


@pytest.mark.parametrize("body", ["shanghai", "state-council"])
def test_every_year_is_held_against_the_next(shared: Path, body: str) -> None:
    """Shanghai met its growth target of 2004 and missed that of 2009; prices of 2007 rose faster than the state allowed."""
    reports = {one.report.id: one for one in map(extraction, sorted((shared / "corpus" / body).glob("*.txt")))}
    found = track(reports.values())
    years = {reports[one.promise.report].report.reporting_period.end.year for one in found}
    assert len(years) == len(reports) - 1
    for one in found:
        assert (one.completion is None) or one.state is AssessmentState.SELF_DECLARED
        assert one.later is None or one.later.report in one.searched
    growth = {
        (reports[one.promise.report].report.plan_period.id, one.verdict)
        for one in found
        if one.target and one.target.metric and one.target.metric.key == "gdp-growth"
    }
    if body == "shanghai":
        assert {("2004", Verdict.MET), ("2009", Verdict.MISSED)} <= growth
    else:
        prices = {
            one.verdict for one in found if one.promise.report.endswith("2006") and one.name == "居民消费价格增速"
        }
        assert ("2005", Verdict.MET) in growth
        assert prices == {Verdict.MISSED}
