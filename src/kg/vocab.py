"""The names of all terms: our own two namespaces and those of others, each closed to the terms in use.

A term that is not listed here raises at once, so a typing error never becomes data. `ontology/core.ttl` defines what is
in `CA`, `ontology/codes.ttl` what is in `CODE`; a test keeps them equal.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from pyoxigraph import NamedNode

from kg.errors import KgError

ROOT = "https://w3id.org/commitment-accountability/"


class Terms:
    """The terms in use of one namespace: `PROV.Activity`, or `IBIS["responds-to"]` where a name is no Python name."""

    def __init__(self, base: str, names: str) -> None:
        self.base = base
        self._terms = {name: NamedNode(base + name) for name in names.split()}
        self.__dict__ |= {name: term for name, term in self._terms.items() if name not in self.__dict__}

    def __getattr__(self, name: str) -> NamedNode:
        if name.startswith("__"):
            raise AttributeError(name)
        return self[name]

    def __getitem__(self, name: str) -> NamedNode:
        try:
            return self._terms[name]
        except KeyError:
            raise AttributeError(f"<{self.base}> has no term {name} in use; check it, or add it to vocab.py.") from None

    def __iter__(self) -> Iterator[str]:
        return iter(self._terms)

    def __contains__(self, name: object) -> bool:
        return name in self._terms

    def __len__(self) -> int:
        return len(self._terms)


CA = Terms(
    f"{ROOT}ns#",
    # classes
    "Report Section Statement Achievement IndicatorStatement Problem Commitment Context Guidance ResponseLink Review "
    "Goal Target Milestone Metric Observation AdministrativeArea District Place Project Agency Organisation Policy "
    "Event Assessment Reassessment Finding Sum "
    # reports and sections
    "jurisdiction reportingPeriod planPeriod genre isRestatement text sha256 sourceSha256 heading sectionLevel part order "
    # statements
    "partOfProblem member theme headline umbrella soft checkability state states mentions goal addresses finding rule "
    "nearest verb owner preparatory daysAfterIssue answerability answerabilityPoint "
    # links and reviews
    "problem commitment proposedGrade grade basis rationale score reviewState ruleSet reviews judgement "
    # goals and observations
    "window due stage object objectName metric quote maxValue unitLabel perUnit valueRole valueKind comparator direction "
    "scope better baseline sameMetricBaseline derivedBaseline nearBaseline statusBaseline alreadyMet "
    # areas, assessments, findings
    "areaLevel assesses assessmentState completion verdict outcome kind severity evidence reassesses proposedVerdict "
    # what is derived so that questions need not count
    "answersProblem anchored mentionedAgain sumOf sumBy group statementCount achievementCount problemCount commitmentCount "
    "addressedCount weaklyAddressedCount relatedOnlyCount noneCount pointCount namedObjectCount endStateCount "
    "statedDateCount namedOwnerCount statedBaselineCount firmVerbCount targetMetCount metWithinRoundingCount "
    "targetMissedCount notReportedCount notComparableCount doneCount inProgressCount repeatedCount notMentionedCount "
    "figureCount targetCount reportCount",
)

# Scheme → its members, each as the value in tables and JSON Lines; `value→code` where the code is not simply the value
# in camel case. The codes of all schemes stand in one flat namespace, so no two may be alike.
_SCHEMES: Mapping[str, str] = {
    "role": "heading indicator achievement problem context commitment guidance",
    "checkability": "number milestone vague",
    "grade": "direct partial related",
    "basis": "same-project same-metric same-topic causal",
    "reviewState": "proposed accepted rejected unsure contested",
    "judgement": "accept reject unsure→cannotTell grade→regrade add→addLink",
    "problemState": "addressed weakly-addressed related-only none",
    "assessmentState": "not-assessed no-evidence self-declared verified-elsewhere",
    "completion": "not-started begun substantial met missed changed",
    "verdict": "met→targetMet met-within-rounding missed→targetMissed not-reported not-comparable done in-progress "
    "repeated not-mentioned",
    "stage": "plan-idea drafting approval preparation start→started progress→underway structure-complete complete→completed "
    "accepted→acceptancePassed in-service issued established recovered",
    "theme": "growth consumption investment trade industry services finance innovation digital enterprises "
    "business-environment state-assets fiscal employment income talent urban-development land transport facilities "
    "city-management environment green rural regional education health social-security housing culture safety epidemic "
    "governance government reform state-affairs",
    "comparator": "=→equal >=→atLeast <=→atMost >→moreThan <→lessThan ~→about range→between",
    "window": "full-year H1→firstHalf H2→secondHalf Q1→firstQuarter Q2→secondQuarter Q3→thirdQuarter "
    "Q4→fourthQuarter multi-year unstated",
    "valueRole": "actual target estimate",
    "valueKind": "level change share count rank",
    "direction": "up down",
    "better": "more→moreIsBetter less→lessIsBetter none→neitherIsBetter",
    "part": "front results problems plan closing",
    "areaLevel": "state→stateLevel province→provinceLevel city→cityLevel district→districtLevel",
    "genre": "plan-execution five-year-plan government-work other→otherGenre",
    "answerabilityPoint": "named-object end-state stated-date named-owner stated-baseline firm-verb",
    "severity": "info warning serious",
    "sumBy": "report→byReport section→bySection theme→byTheme agency→byAgency metric→byMetric",
    "findingKind": "unaddressed-problem shortfall steep-target target-already-met loose-ceiling near-complete-target "
    "weakened-commitment preliminary-only dropped-reform dropped-task weak-response mis-aimed no-owner no-deadline "
    "no-target no-baseline vague-commitment deadline-passed-at-publication deadline-imminent ambiguous-window "
    "scope-mismatch pipeline-conversion contradiction unexplained-figure scale coverage",
}


def _camel(value: str) -> str:
    return re.sub(r"-(\w)", lambda match: match[1].upper(), value)


def _members(listed: str) -> Mapping[str, str]:
    pairs = (item.partition("→") for item in listed.split())
    return {value: name or _camel(value) for value, _, name in pairs}


SCHEMES: Mapping[str, Mapping[str, str]] = {scheme: _members(listed) for scheme, listed in _SCHEMES.items()}


def scheme_name(scheme: str) -> str:
    """The name of a scheme itself in the code namespace: `grade` → `Grade`."""
    return scheme[0].upper() + scheme[1:]


CODE = Terms(
    f"{ROOT}code/",
    " ".join(name for scheme, members in SCHEMES.items() for name in (scheme_name(scheme), *members.values())),
)


def code(scheme: str, value: str) -> NamedNode:
    """The code of a value in a scheme: `code("comparator", ">=")` is `CODE.atLeast`; raises `KgError` on others."""
    members = SCHEMES[scheme]
    if value not in members:
        raise KgError(f"“{value}” is no {scheme} code; there are {', '.join(members)}.")
    return CODE[members[value]]


RDF = Terms("http://www.w3.org/1999/02/22-rdf-syntax-ns#", "type")
RDFS = Terms("http://www.w3.org/2000/01/rdf-schema#", "label comment seeAlso isDefinedBy")
XSD = Terms(
    "http://www.w3.org/2001/XMLSchema#", "boolean date dateTime decimal hexBinary integer nonNegativeInteger string"
)
OWL = Terms("http://www.w3.org/2002/07/owl#", "sameAs versionInfo")
SKOS = Terms(
    "http://www.w3.org/2004/02/skos/core#",
    "Concept ConceptScheme altLabel broader definition exactMatch closeMatch inScheme notation note prefLabel",
)
DCTERMS = Terms(
    "http://purl.org/dc/terms/",
    "PeriodOfTime bibliographicCitation conformsTo created creator date description format hasPart identifier isPartOf "
    "issued language license publisher rights source spatial temporal title",
)
PROV = Terms(
    "http://www.w3.org/ns/prov#",
    "Activity Agent Entity Organization Person SoftwareAgent atTime endedAtTime generated hadPrimarySource "
    "startedAtTime used wasAssociatedWith wasAttributedTo wasDerivedFrom wasGeneratedBy wasInformedBy wasQuotedFrom "
    "wasRevisionOf",
)
OA = Terms(
    "http://www.w3.org/ns/oa#",
    "SpecificResource TextPositionSelector TextQuoteSelector end exact hasSelector hasSource prefix start suffix",
)
QB = Terms("http://purl.org/linked-data/cube#", "DataSet Observation dataSet")
SDMX_DIMENSION = Terms("http://purl.org/linked-data/sdmx/2009/dimension#", "refArea refPeriod")
SDMX_MEASURE = Terms("http://purl.org/linked-data/sdmx/2009/measure#", "obsValue")
QUDT = Terms("http://qudt.org/schema/qudt/", "hasUnit")
UNIT = Terms(
    "http://qudt.org/vocab/unit/",
    "BIT CCY_CNY CCY_EUR CCY_HKD CCY_USD CentiM DAY DEG_C DeciB GM GigaW HA HR KiloGM KiloM KiloM2 KiloV KiloW KiloW-HR "
    "L M M2 M3 MI_N MIN MO MegaW MicroGM-PER-M3 MicroM MilliGM-PER-L MilliM NUM NanoM PERCENT PERMILLE SEC TONNE "
    "UNITLESS WK YR",
)
TIME = Terms(
    "http://www.w3.org/2006/time#",
    "Instant ProperInterval hasBeginning hasEnd inXSDDate",
)
ORG = Terms("http://www.w3.org/ns/org#", "FormalOrganization unitOf")
SCHEMA = Terms(
    "https://schema.org/",
    "AdministrativeArea Place Project Report StatisticalVariable containedInPlace name softwareVersion",
)
DCAT = Terms(
    "http://www.w3.org/ns/dcat#",
    "Dataset DatasetSeries Distribution byteSize distribution downloadURL endDate inSeries keyword mediaType startDate",
)
VOID = Terms(
    "http://rdfs.org/ns/void#",
    "Dataset class classPartition classes dataDump distinctObjects distinctSubjects entities properties "
    "property propertyPartition subset triples uriSpace vocabulary",
)
SPDX = Terms("http://spdx.org/rdf/terms#", "Checksum algorithm checksum checksumAlgorithm_sha256 checksumValue")
DOCO = Terms("http://purl.org/spar/doco/", "Section")
SH = Terms(
    "http://www.w3.org/ns/shacl#",
    "Info SPARQLConstraintComponent ValidationReport ValidationResult Violation Warning conforms detail focusNode result "
    "resultMessage resultPath resultSeverity sourceConstraint sourceConstraintComponent sourceShape value",
)

PREFIXES: Mapping[str, str] = {
    "ca": CA.base,
    "code": CODE.base,
    "dcat": DCAT.base,
    "dcterms": DCTERMS.base,
    "doco": DOCO.base,
    "oa": OA.base,
    "org": ORG.base,
    "owl": OWL.base,
    "prov": PROV.base,
    "qb": QB.base,
    "qudt": QUDT.base,
    "rdf": RDF.base,
    "rdfs": RDFS.base,
    "schema": SCHEMA.base,
    "sdmx-dimension": SDMX_DIMENSION.base,
    "sdmx-measure": SDMX_MEASURE.base,
    "sh": SH.base,
    "skos": SKOS.base,
    "spdx": SPDX.base,
    "time": TIME.base,
    "unit": UNIT.base,
    "void": VOID.base,
    "xsd": XSD.base,
}

ROLES: Mapping[str, NamedNode] = {
    "achievement": CA.Achievement,
    "indicator": CA.IndicatorStatement,
    "problem": CA.Problem,
    "commitment": CA.Commitment,
    "context": CA.Context,
    "guidance": CA.Guidance,
}
"""The class of the statements of each role."""
