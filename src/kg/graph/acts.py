"""What a statement's words do: the stage that they name, and of a commitment what binds it, whose it is, and when it falls due."""

from __future__ import annotations

from kg.graph.iris import Iris
from kg.graph.sheet import Sheet
from kg.model import Extraction, Linking, Role, Statement
from kg.vocab import CA, code

PREPARES = ("prepare", "assess")


def describe_acts(sheet: Sheet, derived: Sheet, iris: Iris, extraction: Extraction, linking: Linking) -> None:
    """State the stage, verb and owner that statements name, and what follows for their deadlines."""
    report = extraction.report
    entities = {entity.key: iris.entity(report.jurisdiction, entity) for entity in extraction.entities}
    for statement in extraction.statements:
        node = iris.statement(report.id, statement.id)
        if stage := extraction.stages.get(statement.id):
            sheet.say(node, CA.stage, code("stage", stage))
        if statement.role is Role.COMMITMENT:
            sheet.say(node, CA.verb, statement.verb or None)
            sheet.say(node, CA.owner, *(entities[key] for key in extraction.owners.get(statement.id, ())))
            sheet.say(node, CA.preparatory, True if linking.acts.get(statement.id) in PREPARES else None)
            derived.say(node, CA.daysAfterIssue, days_after_issue(statement, extraction))


def days_after_issue(statement: Statement, extraction: Extraction) -> int | None:
    """How many days after publication a commitment falls due; None where either day is not known."""
    due, issued = statement.window.due, extraction.report.issued
    return (due - issued).days if due and issued else None
