"""What kg refuses, each in one sentence with the value and the next step."""


class KgError(Exception):
    """Something could not be done; the message is one sentence for the person who asked."""


class SourceError(KgError):
    """A source could not be read as a report."""


class MetadataMissing(SourceError):
    """A fact about a report is neither in the document nor given by option."""


class TableError(KgError):
    """A table of cues, units or names is malformed or contradicts itself."""


class QuoteMismatch(KgError):
    """A quote is not what stands at its place in the document."""


class ReviewError(KgError):
    """A review is malformed, or what it judges is no longer in the report."""


class QueryError(KgError):
    """A question is unknown, malformed, or lacks a value for one of its parameters."""


class RuleFault(KgError):
    """A rule of the audit is malformed or cannot be run."""


class StoreError(KgError):
    """The store is missing, locked or damaged."""


class EndpointError(KgError):
    """A SPARQL store elsewhere could not be reached, or refused."""


class BrokenData(KgError):
    """A graph breaks a rule that it must keep."""


class AnnotationError(KgError):
    """An annotation of a report is missing, malformed, or quotes what the text does not say."""
