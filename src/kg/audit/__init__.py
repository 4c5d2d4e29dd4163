"""The audit: what a reader of a report would ask about, found by rules that stand in files of their own."""

from kg.audit.rules import Rule, parse_rule, rule_files
from kg.audit.run import Audited, audit, findings

__all__ = ["Audited", "Rule", "audit", "findings", "parse_rule", "rule_files"]
