"""StratML Part 2 (ISO 17469-2): what a report promises, as far as the elements of a performance plan hold it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree as Xml

from pyoxigraph import Store

from kg.export.files import Files
from kg.export.markup import written
from kg.export.properties import Properties, iri

NAMESPACE = "urn:ISO:std:iso:17469:tech:xsd:PerformancePlanOrReport"
UNCOUNTED = "个"  # the schema wants a unit; a bare number counts pieces


def stratml(store: Store) -> Files:
    """For strategy and performance software: a StratML plan for each report; a comment in it lists what it cannot hold."""
    properties = Properties(store)
    plans = (Plan(properties, report) for report in properties.members(["ca:Report"]))
    return {f"{plan.name}.xml": written(plan.document()) for plan in plans}


class Plan:
    """One report as a StratML document: a goal for each section with commitments, an objective for each commitment."""

    def __init__(self, properties: Properties, report: str) -> None:
        self.properties, self.report = properties, report
        self.name = self._first(report, "dcterms:identifier")
        self.commitments = sorted(self._mine("ca:Commitment"), key=lambda c: (int(self._first(c, "ca:order")), c))

    def document(self) -> Xml.Element:
        root = Xml.Element("PerformancePlanOrReport", xmlns=NAMESPACE, Type="Performance_Plan")
        root.append(Xml.Comment(self._left_out()))
        _put(root, "Name", self._first(self.report, "dcterms:title"))
        comments = [term.value for term in self.properties.follow(self.report, "rdfs:comment")]
        _put(root, "Description", " ".join(comments))
        core = Xml.SubElement(root, "StrategicPlanCore")
        organisation = Xml.SubElement(core, "Organization")
        _put(organisation, "Name", self._first(self.report, "dcterms:publisher/rdfs:label"))
        _put(organisation, "Description", self._chinese(self.report, "ca:jurisdiction/rdfs:label"))
        self._goals(core)
        self._administration(root)
        return root

    def _goals(self, core: Xml.Element) -> None:
        goals: dict[str, Xml.Element] = {}
        for number, commitment in enumerate(self.commitments, 1):
            section = self._first(commitment, "dcterms:isPartOf")
            if section not in goals:
                goals[section] = self._goal(core, section, len(goals) + 1)
            self._objective(goals[section], commitment, number)
        if not goals:  # the schema wants one
            goal = Xml.SubElement(core, "Goal")
            _put(goal, "Name", self._first(self.report, "dcterms:title"))
            _put(goal, "Description", "No commitment was found in this report.")

    def _goal(self, core: Xml.Element, section: str, number: int) -> Xml.Element:
        goal = Xml.SubElement(core, "Goal")
        _put(goal, "Name", self._chinese(section, "rdfs:label"))
        _put(goal, "Description", self._chinese(section, "dcterms:isPartOf/rdfs:label") or "-")
        _put(goal, "Identifier", self._identifier(section))
        _put(goal, "SequenceIndicator", str(number))
        return goal

    def _objective(self, goal: Xml.Element, commitment: str, number: int) -> None:
        objective = Xml.SubElement(goal, "Objective")
        _put(objective, "Name", self._first(commitment, "oa:hasSelector/oa:exact"))
        _put(objective, "Description", self._english(commitment, "rdfs:label"))
        _put(objective, "Identifier", self._identifier(commitment))
        _put(objective, "SequenceIndicator", str(number))
        for owner in self.properties.follow(commitment, "ca:owner/rdfs:label"):
            stakeholder = Xml.SubElement(objective, "Stakeholder", StakeholderTypeType="Organization")
            _put(stakeholder, "Name", owner.value)
            role = Xml.SubElement(stakeholder, "Role")
            _put(role, "Name", "责任单位")
            _put(role, "RoleType", "Performer")
        _put(objective, "OtherInformation", "；".join(self._told(commitment)))
        for goal_term in self.properties.follow(commitment, "ca:goal"):
            self._indicator(objective, commitment, goal_term.value)

    def _told(self, commitment: str) -> Iterator[str]:
        """What no element is for: checkability, window, and the problems that the commitment addresses."""
        for path in ("ca:checkability", "ca:window"):
            if label := self._chinese(commitment, f"{path}/skos:prefLabel"):
                yield f"{self._chinese(iri(path).value, 'rdfs:label')}：{label}"
        for problem in self.properties.follow(commitment, "ca:addresses/oa:hasSelector/oa:exact"):
            yield f"回应的问题：“{problem.value}”"

    def _indicator(self, objective: Xml.Element, commitment: str, goal: str) -> None:
        stage = self._first(goal, "ca:stage")
        kind = "Qualitative" if stage else "Quantitative"
        indicator = Xml.SubElement(objective, "PerformanceIndicator", PerformanceIndicatorType=kind)
        measured = self._first(goal, "ca:objectName") or self._chinese(goal, "ca:metric/rdfs:label")
        _put(indicator, "MeasurementDimension", measured or self._chinese(goal, "rdfs:label"))
        unit = "/".join(filter(None, (self._first(goal, "ca:unitLabel"), self._first(goal, "ca:perUnit"))))
        _put(indicator, "UnitOfMeasurement", "阶段" if stage else unit or UNCOUNTED)
        # A compound commitment and its member may share a goal; identifiers are unique in a document.
        own = goal.startswith(f"{commitment}/")
        _put(indicator, "Identifier", ("" if own else f"{self._identifier(commitment)}.") + self._identifier(goal))
        instance = Xml.SubElement(indicator, "MeasurementInstance")
        self._result(Xml.SubElement(instance, "TargetResult"), goal)
        for baseline in self.properties.follow(goal, "ca:sameMetricBaseline"):
            if self._first(baseline.value, "sdmx-measure:obsValue"):
                self._result(Xml.SubElement(instance, "ActualResult"), baseline.value)
        if maximum := self._first(goal, "ca:maxValue"):
            _put(indicator, "OtherInformation", f"上限：{maximum}")

    def _result(self, result: Xml.Element, node: str) -> None:
        """A figure or a stage with its dates; the date of a target is its deadline where one is stated."""
        period = "sdmx-dimension:refPeriod"
        _put(result, "StartDate", self._first(node, f"{period}/time:hasBeginning/time:inXSDDate"))
        ends = self._first(node, "ca:due") or self._first(node, f"{period}/time:hasEnd/time:inXSDDate")
        _put(result, "EndDate", ends)
        _put(result, "NumberOfUnits", self._first(node, "sdmx-measure:obsValue"))
        for path in ("ca:stage", "ca:comparator"):
            if value := self._chinese(node, f"{path}/skos:prefLabel"):
                descriptor = Xml.SubElement(result, "Descriptor")
                _put(descriptor, "DescriptorName", self._chinese(iri(path).value, "rdfs:label"))
                _put(descriptor, "DescriptorValue", value)
        _put(result, "Description", self._first(node, "ca:quote"))

    def _administration(self, root: Xml.Element) -> None:
        element = Xml.SubElement(root, "AdministrativeInformation")
        _put(element, "Identifier", _name(f"report-{self.name}"))
        for tag, edge in (("StartDate", "time:hasBeginning"), ("EndDate", "time:hasEnd")):
            _put(element, tag, self._first(self.report, f"ca:planPeriod/{edge}/time:inXSDDate"))
        _put(element, "PublicationDate", self._first(self.report, "dcterms:issued"))
        _put(element, "Source", self._first(self.report, "dcterms:source"))

    def _left_out(self) -> str:
        """What the graph holds of this report and the elements of StratML do not."""
        answered = {t.value for c in self.commitments for t in self.properties.follow(c, "ca:addresses")}
        problems = set(self._mine("ca:Problem"))
        others = ("Achievement", "IndicatorStatement", "Context", "Guidance")
        counts = ", ".join(f"{len(self._mine(f'ca:{name}'))} of class {name}" for name in others)
        figures = len(self.properties.of("^prov:wasQuotedFrom").get(self.report, ()))
        lines = (
            "This is a part of the graph: StratML has no element for",
            f"- problems: {len(problems & answered)} of {len(problems)} are named in OtherInformation of the objectives "
            "that address them, the others are not here",
            "- how and why a commitment answers a problem: grade, basis, rationale, score, review state",
            f"- other statements: {counts}",
            f"- figures: of {figures}, those that are targets and their baselines on the same metric",
            "- where in the text a quote stands, the themes and names in it, findings, reviews, who or what made each point",
        )
        return "\n".join(lines).replace("--", "-")

    def _mine(self, name: str) -> list[str]:
        """The report's own things of a class."""
        kinds, wanted = self.properties.of("rdf:type"), iri(name)
        own = (term.value for term in self.properties.of("^oa:hasSource").get(self.report, ()))
        return [node for node in own if wanted in kinds[node]]

    def _identifier(self, node: str) -> str:
        return _name(node.removeprefix(f"{self.report}/"))

    def _first(self, node: str, path: str) -> str:
        return self.properties.first(node, path)

    def _chinese(self, node: str, path: str) -> str:
        return self._in_language(node, path, "zh")

    def _english(self, node: str, path: str) -> str:
        return self._in_language(node, path, "en")

    def _in_language(self, node: str, path: str, language: str) -> str:
        found = self.properties.follow(node, path)
        return next((term.value for term in found if getattr(term, "language", None) == language), "")


def _put(parent: Xml.Element, tag: str, text: str) -> None:
    """Add an element with a text, unless there is none."""
    if text:
        Xml.SubElement(parent, tag).text = text


def _name(text: str) -> str:
    """A text as an XML name, which is what the schema takes for an identifier."""
    return re.sub(r"[^\w.-]", "-", text) if text[:1].isalpha() else _name(f"n{text}")
