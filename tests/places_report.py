"""A small report about school places as a store: enough for every part of the page, short enough to read."""

from __future__ import annotations

from dataclasses import dataclass

import pyoxigraph as ox

PREFIXES = """
@prefix ca: <https://w3id.org/commitment-accountability/ns#> .
@prefix code: <https://w3id.org/commitment-accountability/code/> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix sdmx-measure: <http://purl.org/linked-data/sdmx/2009/measure#> .
"""
BASE = "https://example.org/id/"
REPORT = f"{BASE}report/r1"
SOURCE = "https://www.example.gov.cn/report.html"
HEADLINE = "一是民生短板突出"
SHORTAGE = "小一学位缺口2189个"
NURSERY = "幼儿园学位紧张"
CLINICS = "社康服务不强"
JAMS = "道路拥堵严重"
PLACES = "新增学位4410个"
SCHOOL = "推进梧桐小学建设"
CLINIC_PLAN = "加强社康建设"
FAIR = "8月底前举办一场展会"
TEXT = f"甲区报告\n一、成绩\n公办学位占比36.4%。\n二、问题\n{HEADLINE}。{SHORTAGE}，{NURSERY}，{CLINICS}，{JAMS}。\n三、计划\n{PLACES}，{SCHOOL}，{CLINIC_PLAN}；{FAIR}。\n"


@dataclass(frozen=True)
class Said:
    """A statement of the report: its words, its class, and what else is said of it in Turtle."""

    name: str
    words: str
    role: str
    more: str = ""


STATEMENTS = (
    Said("a1", "公办学位占比36.4%", "IndicatorStatement"),
    Said("p1", HEADLINE, "Problem", "; ca:headline true ; ca:state code:addressed"),
    Said(
        "p2",
        SHORTAGE,
        "Problem",
        '; ca:state code:addressed ; ca:partOfProblem :p1 ; ca:theme code:education ; ca:states :p2o ; ca:mentions :e1 ; rdfs:label "2,189 primary-entry places short"@en',
    ),
    Said("p3", NURSERY, "Problem", "; ca:state code:relatedOnly ; ca:partOfProblem :p1 ; ca:theme code:education"),
    Said("p4", CLINICS, "Problem", "; ca:state code:weaklyAddressed ; ca:partOfProblem :p1 ; ca:theme code:health"),
    Said("p5", JAMS, "Problem", "; ca:state code:none ; ca:partOfProblem :p1 ; ca:theme code:transport"),
    Said(
        "c1",
        PLACES,
        "Commitment",
        "; ca:checkability code:number ; ca:theme code:education ; ca:states :c1o ; ca:goal :c1o ; ca:mentions :e1",
    ),
    Said("c2", SCHOOL, "Commitment", "; ca:checkability code:vague ; ca:theme code:education ; ca:mentions :e2"),
    Said("c3", CLINIC_PLAN, "Commitment", "; ca:checkability code:vague ; ca:theme code:health"),
    Said("c4", FAIR, "Commitment", '; ca:checkability code:milestone ; ca:theme code:economy ; ca:due "2020-08-31"'),
)
OTHERS = """
:p2o a ca:Observation ; rdfs:label "2189个"@zh ; ca:quote "2189个" ; sdmx-measure:obsValue 2189 ; ca:unitLabel "个" ; ca:valueRole code:actual ; ca:comparator code:equal .
:c1o a ca:Observation , ca:Target ; rdfs:label "4410个"@zh ; ca:quote "4410个" ; sdmx-measure:obsValue 4410 ; ca:unitLabel "个" ; ca:valueRole code:target ; ca:comparator code:atLeast ; ca:baseline :p2o .
:l1 a ca:ResponseLink ; ca:problem :p2 ; ca:commitment :c1 ; ca:grade code:direct ; ca:proposedGrade code:direct ; ca:basis code:sameMetric ; ca:score 0.9 ; ca:reviewState code:proposed ; ca:rationale "同一指标"@zh , "Same metric"@en .
:l2 a ca:ResponseLink ; ca:problem :p3 ; ca:commitment :c1 ; ca:grade code:related ; ca:basis code:sameTopic ; ca:score 0.3 ; ca:reviewState code:proposed ; ca:rationale "都说学位"@zh , "Both of places"@en .
:l3 a ca:ResponseLink ; ca:problem :p4 ; ca:commitment :c3 ; ca:grade code:partial ; ca:basis code:sameTopic ; ca:score 0.6 ; ca:reviewState code:proposed ; ca:rationale "同一对象"@zh , "Same object"@en .
:a1 a ca:Assessment ; ca:assesses :c1o ; ca:verdict code:targetMissed ; ca:assessmentState code:selfDeclared ; ca:outcome :p9o ; rdfs:label "后来的报告：4000个"@zh .
:p9o a ca:Observation ; ca:quote "4000个" ; sdmx-measure:obsValue 4000 .
:f1 a ca:Finding ; ca:kind code:shortfall ; ca:severity code:serious ; rdfs:label "新增学位不足以补上缺口"@zh , "Too few places"@en ; ca:evidence :p2 , :c1 .
<https://example.org/id/project/e1> a ca:Project ; rdfs:label "学位工程"@zh .
<https://example.org/id/project/e2> a ca:Project ; rdfs:label "梧桐小学"@zh .
"""


def turtle(
    text: str = TEXT, statements: tuple[Said, ...] = STATEMENTS, others: str = OTHERS, title: str = "甲区2020年报告"
) -> str:
    """The report in Turtle; each statement stands where its words first stand in the text."""
    parts = [PREFIXES, f"@prefix : <{REPORT}/> ."]
    parts.append(
        f"<{REPORT}> a ca:Report ; dcterms:title {quoted(title)}@zh ; ca:text {quoted(text)}@zh ; ca:isRestatement true ; "
        f"dcterms:source <{SOURCE}> ; ca:jurisdiction <{BASE}place/a> ; ca:reportingPeriod <{BASE}period/2020-H1> ."
    )
    parts.append(
        f'<{BASE}place/a> a ca:District ; rdfs:label "甲区"@zh . <{BASE}period/2020-H1> rdfs:label "2020-H1"@zh .'
    )
    parts.append(f'<{REPORT}/section/1> a ca:Section ; rdfs:label "二、问题"@zh ; dcterms:isPartOf <{REPORT}> .')
    for order, said in enumerate(statements):
        start = text.index(said.words)
        parts.append(
            f":{said.name} a ca:Statement , ca:{said.role} ; rdfs:label {quoted(said.words)}@zh ; oa:hasSource <{REPORT}> ; ca:order {order} ; "
            f"oa:hasSelector :{said.name}-place ; dcterms:isPartOf <{REPORT}/section/1> {said.more} ."
        )
        parts.append(f":{said.name}-place oa:start {start} ; oa:end {start + len(said.words)} .")
    return "\n".join([*parts, others]).replace(":e1", f"<{BASE}project/e1>").replace(":e2", f"<{BASE}project/e2>")


def quoted(text: str) -> str:
    """A text as a Turtle literal without its language."""
    return str(ox.Literal(text))


def store(turtle_text: str | None = None) -> ox.Store:
    """The report in a named graph, as the builder stores it."""
    made = ox.Store()
    made.load(
        input=(turtle_text or turtle()).encode(),
        format=ox.RdfFormat.TURTLE,
        to_graph=ox.NamedNode(f"{BASE}graph/report/r1"),
    )
    return made
