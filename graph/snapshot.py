"""A snapshot: the network as it stood on one day, frozen, in tables and as a graph.

Every measure and finding is a function of it. It comes from a store (``Snapshot.read``, or
``History.at`` for many days) or from a bare table of ties (``Snapshot.from_ties``).
"""

from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property, partial
from typing import Any, Self

import networkx as nx
import numpy as np
import numpy.typing as npt
import pandas as pd

from graph.backend.network import over
from graph.bare import bare_people, bare_ties
from graph.calendar import today
from graph.columns import empty
from graph.csr import Csr, csr_between, csr_of, positions
from graph.narrowing import bare_view
from graph.settings import Analysis
from graph.store import Store
from graph.tie_events import direct_events, online_events
from graph.ties import tie_events
from graph.view import WHOLE, View

DEFAULTS = Analysis()


@dataclass(frozen=True, eq=False)
class Snapshot:
    """The network as it stood on the day ``as_of``; tables are read, never changed.

    ``people``: the columns of the table of people (``docs/graph-model.md``; roles as booleans) and
    ``campus`` (university_id of the current term, else of current studies), ``current_ambassador``,
    ``joined_on``; a bare table's people have ``person_id, name, campus`` and what else was given.
    ``ties``: ``source, target, strength``, its parts ``reported, online, co_attendance``,
    ``last_on``; ``is_bare``: from such a table alone. ``acts``: ``person_id, day, kind`` (hosted,
    spoke, attended, trained, featured, posted, interacted). The other tables are those of
    ``graph/columns.py`` up to ``as_of``.
    """

    as_of: date
    people: pd.DataFrame
    ties: pd.DataFrame
    directed: bool = False
    analysis: Analysis = DEFAULTS
    is_bare: bool = False
    view: View = WHOLE
    data_from: date | None = None
    data_up_to: date | None = None
    campuses: pd.DataFrame = field(default_factory=partial(empty, "campuses"))
    studies: pd.DataFrame = field(default_factory=partial(empty, "studies"))
    terms: pd.DataFrame = field(default_factory=partial(empty, "terms"))
    trainings: pd.DataFrame = field(default_factory=partial(empty, "trainings"))
    sessions: pd.DataFrame = field(default_factory=partial(empty, "sessions"))
    session_people: pd.DataFrame = field(default_factory=partial(empty, "session_people"))
    content: pd.DataFrame = field(default_factory=partial(empty, "content"))
    content_people: pd.DataFrame = field(default_factory=partial(empty, "content_people"))
    testimonials: pd.DataFrame = field(default_factory=partial(empty, "testimonials"))
    accounts: pd.DataFrame = field(default_factory=partial(empty, "accounts"))
    posts: pd.DataFrame = field(default_factory=partial(empty, "posts"))
    interactions: pd.DataFrame = field(default_factory=partial(empty, "interactions"))
    account_ties: pd.DataFrame = field(default_factory=partial(empty, "account_ties"))
    reported_ties: pd.DataFrame = field(default_factory=partial(empty, "reported_ties"))
    campaigns: pd.DataFrame = field(default_factory=partial(empty, "campaigns"))
    measurements: pd.DataFrame = field(default_factory=partial(empty, "measurements"))
    feedback: pd.DataFrame = field(default_factory=partial(empty, "feedback"))
    targets: pd.DataFrame = field(default_factory=partial(empty, "targets"))
    acts: pd.DataFrame = field(default_factory=partial(empty, "acts"))

    @classmethod
    def read(
        cls,
        store: Store,
        as_of: date | None = None,
        analysis: Analysis = DEFAULTS,
        view: View = WHOLE,
    ) -> "Snapshot":
        """Read the network, or a part of it, as of ``as_of`` (by default the last day recorded).

        To look at several days, read a ``graph.history.History`` once and ask it.
        """
        from graph.history import History

        return History.read(store, analysis).at(as_of, view)

    @classmethod
    def from_ties(
        cls,
        ties: Any,
        people: Any = None,
        *,
        directed: bool = False,
        as_of: date | None = None,
        analysis: Analysis = DEFAULTS,
        view: View = WHOLE,
    ) -> Self:
        """Make a snapshot of a table ``source, target[, strength, happened_at]`` alone.

        ``ties`` is a DataFrame, rows (tuples in that order), or a networkx graph or its edges
        (``weight`` is read as ``strength``); ``people`` a
        table ``person_id[, name, campus, …]`` or a list of ids, so that isolates keep their row.
        Ids become text. Self-ties are dropped, parallel ties become one with their strengths
        summed; without strength each row counts 1. Rows after ``as_of`` (default: the last day in
        ``happened_at``, else today) are left out, earlier ones have faded as ties in a store do;
        rows without a day do not fade. ``view`` narrows it by what the tables tell: campus, period,
        staff. Raises QuestionError.
        """
        rows = bare_ties(ties, analysis.zone)
        everyone = bare_people(people, rows, ties)
        last = rows["day"].max()
        up_to = None if pd.isna(last) else last.date()
        day = as_of or up_to or today(analysis.zone)
        first = rows["day"].min()
        campuses = everyone["campus"].dropna().unique()
        rows, everyone, view = bare_view(rows, everyone, view)
        view.begun_by(day)
        ids = pd.Index(everyone["person_id"])
        events = direct_events(ids, rows, "reported", rows["strength"], rows["day"])
        summed = tie_events(ids, events, directed=directed)
        made, source, target = summed.with_ends_at(day, analysis.decay_per_month)
        snapshot = cls(
            as_of=day,
            people=everyone,
            ties=made,
            directed=directed,
            is_bare=True,
            analysis=analysis,
            view=view,
            data_from=None if pd.isna(first) else first.date(),
            data_up_to=up_to,
            campuses=empty("campuses")
            .reindex(range(len(campuses)))
            .assign(university_id=campuses, name=campuses),
        )
        # The ends' positions are known here; looking a large table's ids up again takes longer.
        strength = made["strength"].to_numpy()
        vars(snapshot)["csr"] = csr_between(ids, source, target, strength, directed=directed)
        return snapshot

    @cached_property
    def ids(self) -> pd.Index:
        """The ids of the people, in the order of ``people``."""
        ids: pd.Index = pd.Index(self.people["person_id"])
        return ids

    @cached_property
    def csr(self) -> Csr:
        """The network in compressed rows, for what networkx has no function for."""
        return csr_of(self.ids, self.ties, directed=self.directed)

    @cached_property
    def graph(self) -> "nx.Graph[str]":
        """The network for networkx, frozen: every person a node, ties with their ``strength``.

        networkx reads a weight as a length in path measures; ``distance`` = 1 ÷ strength is for
        those. It stands on ``csr`` (``graph.backend``): networkx's functions run our kernels where
        there is one, and a tie becomes a Python object only where somebody looks at it. A directed
        snapshot gives a DiGraph.
        """
        # Or networkx refuses a function that is given this graph and one of its own.
        nx.config.fallback_to_nx = True
        columns = {
            "strength": partial(_strengths, self.csr),
            "distance": partial(_lengths, self.csr),
        }
        graph: nx.Graph[str] = over(self.csr, columns)
        return graph

    @cached_property
    def undirected(self) -> "Snapshot":
        """The same network with direction left aside: opposite ties are one, strengths summed."""
        if not self.directed:
            return self
        one, other = (positions(self.ids, self.ties[end]) for end in ("source", "target"))
        low, high = np.minimum(one, other), np.maximum(one, other)
        # Pairs of numbers: grouping a large table by two columns of text takes twice as long.
        pair, pairs = pd.factorize(low * len(self.ids) + high)
        low, high = np.divmod(pairs, max(len(self.ids), 1))
        summed = dict.fromkeys(("strength", "reported", "online", "co_attendance"), "sum")
        merged = self.ties.groupby(pair).agg({**summed, "last_on": "max"})
        merged.insert(0, "source", self.ids[low])
        merged.insert(1, "target", self.ids[high])
        return replace(self, ties=merged, directed=False)

    @cached_property
    def amplifies(self) -> "Snapshot":
        """Who amplified whom: the same people, tied by replies, reposts, quotes and mentions.

        Directed from the person whose account wrote to the person whose account it carries on, with
        strengths summed and faded as those of ties are. A bare snapshot gives itself: its table
        doesn't say what a tie is.
        """
        if self.is_bare:
            return self
        if "online" not in self.view.parts:
            return replace(self, ties=self.ties[:0], directed=True)
        tables = {"interactions": self.interactions, "account_ties": self.account_ties}
        events = tie_events(self.ids, online_events(self.ids, tables, self.analysis), directed=True)
        ties = events.at(self.as_of, self.analysis.decay_per_month)
        return replace(self, ties=ties, directed=True)

    @property
    def one_interaction(self) -> float:
        """The strength that one direct interaction has on the day it happens.

        A row of a bare table counts 1; in a store's ties a report, reply, repost, quote or mention
        weighs what the settings say (the largest of them).
        """
        if self.is_bare:
            return 1.0
        given = self.analysis.tie_weights
        direct = (given.reported, given.reply, given.repost, given.quote, given.mention)
        return max(direct) or 1.0

    @cached_property
    def current_terms(self) -> pd.DataFrame:
        """The ambassador terms that run on the day: appointed by then, not yet ended."""
        ends = self.terms["ends_on"]
        return self.terms[ends.isna() | (ends >= pd.Timestamp(self.as_of))]


def _strengths(csr: Csr) -> npt.NDArray[np.float64]:
    return csr.strength


def _lengths(csr: Csr) -> npt.NDArray[np.float64]:
    lengths: npt.NDArray[np.float64] = 1 / csr.strength
    return lengths
