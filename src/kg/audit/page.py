"""The audit as one HTML page that loads nothing from anywhere: to hand on, to print, to read on a telephone."""

from __future__ import annotations

import base64
import hashlib
from importlib import resources
from urllib.parse import urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from kg.audit.charts import Bar, Slice, aim_bar, point_bar, slices
from kg.audit.outline import SEVERITIES, Kind, by_kind, totals
from kg.audit.paper import Group, Paper, Said
from kg.audit.sums import BY
from kg.audit.text import about
from kg.audit.words import Speech
from kg.vocab import SCHEMES

FEW = 5


def as_html(papers: tuple[Paper, ...], say: Speech, *, explorer: str | None = None) -> str:
    """The page; `explorer` is the address of the explorer that quotes lead to, where there is one."""
    environment = Environment(
        loader=PackageLoader("kg.audit", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    style = resources.files("kg.audit").joinpath("templates", "page.css").read_text("utf-8")
    return environment.get_template("page.html").render(
        papers=[Sheet(paper, say, explorer) for paper in papers],
        say=say,
        few=FEW,
        style=Markup(style),
        style_hash="sha256-" + base64.b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode("ascii"),
    )


class Sheet:
    """The audit of one report as the template asks for it."""

    def __init__(self, paper: Paper, say: Speech, explorer: str | None) -> None:
        self.paper, self.facts, self.say = paper, paper.facts, say
        self.about, self.totals = about(paper, say), totals(paper)
        self.kinds = by_kind(paper)
        raised = [one for kind in self.kinds for batch in kind.batches for one in batch.raised]
        self.number = {one.finding.id: at for at, one in enumerate(raised, 1)}
        self.severities = SEVERITIES
        self.points = list(SCHEMES["answerabilityPoint"].values())
        self._explorer = explorer

    def weighing(self, severity: str) -> list[Kind]:
        """The kinds of one weight."""
        return [kind for kind in self.kinds if kind.severity == severity]

    def link(self, said: Said) -> str | None:
        """Where the explorer shows a statement."""
        return f"{self._explorer}#{urlencode({'sel': said.iri, 'tab': 'details'})}" if self._explorer else None

    def place(self, said: Said) -> str:
        """Where a statement stands."""
        return self.say("place", section=said.section, start=said.start, end=said.end)

    def aims(self) -> list[Bar]:
        """Targets against what was reached."""
        return [aim_bar(aim, self.say) for aim in self.paper.aims]

    def states(self) -> list[Slice]:
        """The problems by what answers them."""
        return slices([(state, self.paper.problems.get(state, 0)) for state in SCHEMES["problemState"].values()])

    def groups(self) -> list[tuple[str, list[Group]]]:
        """The sums of answerability, one table each."""
        return [(by, found) for by in BY if (found := [group for group in self.paper.groups if group.by == by])]

    def share(self, group: Group, point: str) -> int:
        """How many of a hundred commitments of a group earn a point."""
        return round(100 * group.earned.get(point, 0) / group.commitments)

    def earned(self) -> list[tuple[str, int, int]]:
        """For each point its name, the share of commitments that earn it, and the width of its bar."""
        whole = self.paper.whole
        return (
            [(point, share, point_bar(share)) for point in self.points for share in [self.share(whole, point)]]
            if whole
            else []
        )
