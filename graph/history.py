"""Everything the store holds, with its days, read once; the network of any day is cut from it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any, Self, TypeVar

import pandas as pd

from graph.acts import acts_of
from graph.calendar import month_of, months_between, today
from graph.columns import until
from graph.narrowing import done_by, happened_in
from graph.reading import SLICE, is_invented, read_tables
from graph.settings import Analysis
from graph.snapshot import DEFAULTS, Snapshot
from graph.store import Store
from graph.tie_events import derived_events
from graph.ties import TieEvents, tie_events
from graph.view import WHOLE, View

_HAPPENED = {
    "terms": "appointed_on",
    "trainings": "held_on",
    "content": "produced_on",
    "reported_ties": "reported_on",
    "account_ties": "happened_on",
    "posts": "day",
    "interactions": "day",
    "measurements": "measured_on",
    "feedback": "answered_on",
    "acts": "day",
}
# Of the whole network every day that was asked for is kept; of its parts, which are many, so many.
_VIEWS_KEPT = 12

K = TypeVar("K")


@dataclass(frozen=True, eq=False)
class History:
    """All dated tables of a store (``graph/columns.py``); ``at`` gives the snapshot of a day."""

    tables: Mapping[str, pd.DataFrame]
    analysis: Analysis = DEFAULTS
    invented: bool = False
    _kept: dict[tuple[date, View], Snapshot] = field(default_factory=dict, repr=False)
    _tied: dict[View, TieEvents] = field(default_factory=dict, repr=False)

    @classmethod
    def read(
        cls,
        store: Store,
        analysis: Analysis = DEFAULTS,
        *,
        rows: int = SLICE,
        on_table: Callable[[str], None] = lambda _: None,
    ) -> Self:
        """Read every table in slices of ``rows``; ``on_table`` hears each table's name."""
        tables = read_tables(store, analysis, rows, on_table)
        return cls.of(tables, analysis, invented=is_invented(store))

    @classmethod
    def of(
        cls, tables: Mapping[str, pd.DataFrame], analysis: Analysis, *, invented: bool = False
    ) -> Self:
        """Make a history of typed tables; the acts of people are gathered from them."""
        return cls({**tables, "acts": acts_of(tables)}, analysis, invented)

    def at(self, day: date | None = None, view: View = WHOLE) -> Snapshot:
        """Give the network, or the part ``view`` of it, as it stood on ``day``.

        ``day`` is by default the last day with any record. Raises QuestionError for a platform or
        campus that is not known, and for a period that begins after ``day``.
        """
        day = day or self.data_up_to or today(self.analysis.zone)
        view = view.resolved(self.tables)
        view.begun_by(day)
        kept = self._kept.get((day, view))
        if kept is None:
            kept = self._kept[day, view] = self._cut(day, view)
            _let_go(self._kept, [key for key in list(self._kept) if not key[1].is_whole])
        return kept

    @cached_property
    def data_from(self) -> date | None:
        """The first day on which anything is recorded as having happened."""
        firsts = [frame.min() for frame in self._happened if frame.notna().any()]
        return min(firsts).date() if firsts else None

    @cached_property
    def data_up_to(self) -> date | None:
        """The last day on which anything is recorded as having happened.

        Ends of terms and graduations lie ahead, and a session that nobody is recorded at and that
        has no number of participants is a plan: they don't count.
        """
        lasts = [frame.max() for frame in self._happened if frame.notna().any()]
        return max(lasts).date() if lasts else None

    @property
    def months(self) -> list[str]:
        """The months from the first record to the last, as ``YYYY-MM``."""
        if self.data_from is None or self.data_up_to is None:
            return []
        return months_between(month_of(self.data_from), month_of(self.data_up_to))

    @cached_property
    def _happened(self) -> list[pd.Series]:
        sessions = self.tables["sessions"]
        held = sessions.loc[sessions["participants_count"].notna(), "held_on"]
        return [self.tables[name][column] for name, column in _HAPPENED.items()] + [held]

    def _events(self, view: View = WHOLE) -> TieEvents:
        """Give the events of a view's ties, of whatever day, between people of whatever campus."""
        view = replace(view, campus=None)
        tied = self._tied.get(view)
        if tied is None:
            ids = pd.Index(self.tables["people"]["person_id"])
            tables = self.tables if view.is_whole else happened_in(self.tables, view)
            events = derived_events(ids, tables, self.analysis, parts=view.parts)
            tied = self._tied[view] = tie_events(ids, events)
            _let_go(self._tied, [key for key in list(self._tied) if not key.is_whole])
        return tied

    @cached_property
    def _joined(self) -> pd.Series:
        """The first day on which anything is recorded of each person (missing: nothing dated)."""
        acts, terms = self.tables["acts"], self.tables["terms"]
        firsts = [
            acts.groupby("person_id")["day"].min(),
            terms.groupby("person_id")["appointed_on"].min(),
            self._events().first_days(),
        ]
        joined = pd.concat([first.astype("datetime64[s]") for first in firsts])
        return joined.groupby(level=0).min()

    def _cut(self, day: date, view: View) -> Snapshot:
        tables = {name: until(name, frame, day) for name, frame in self.tables.items()}
        people = view.of_people(self._people(day, tables.pop("people"), tables))
        shown: dict[str, Any] = tables if view.is_whole else self._shown(tables, people, view)
        events = self._events(view)
        ties = events.at(day, self.analysis.decay_per_month)
        present = set(people["person_id"])
        if len(people) < len(events.ids):
            ties = ties[ties["source"].isin(present) & ties["target"].isin(present)]
        return Snapshot(
            as_of=day,
            people=people,
            ties=ties.reset_index(drop=True),
            analysis=self.analysis,
            view=view,
            data_from=self.data_from,
            data_up_to=self.data_up_to,
            **shown,
        )

    def _shown(
        self, tables: Mapping[str, pd.DataFrame], people: pd.DataFrame, view: View
    ) -> dict[str, pd.DataFrame]:
        """Narrow a day's tables to a view; what people did is gathered from them anew."""
        happened = happened_in({**tables, "people": self.tables["people"]}, view)
        del happened["people"]
        return done_by({**happened, "acts": acts_of(happened)}, people["person_id"], view)

    def _people(
        self, day: date, people: pd.DataFrame, tables: Mapping[str, pd.DataFrame]
    ) -> pd.DataFrame:
        """Keep who was there by ``day``, with campus and role as of it.

        Who has no dated record at all is kept: when they came isn't known.
        """
        # Not map: of an empty table it can't tell the type.
        joined = self._joined.reindex(people["person_id"]).reset_index(drop=True)
        people = people.assign(joined_on=joined, name=people["name"].fillna(people["person_id"]))
        people = people[joined.isna() | (joined <= pd.Timestamp(day))].reset_index(drop=True)
        terms = _running(tables["terms"], "appointed_on", "ends_on", day)
        studies = _running(tables["studies"], "from_on", "graduates_on", day)
        campus = terms.combine_first(studies).astype("str").reindex(people["person_id"])
        return people.assign(
            campus=campus.to_numpy(), current_ambassador=people["person_id"].isin(terms.index)
        )


def _let_go(kept: dict[K, Any], views: Sequence[K]) -> None:
    """Forget all but the latest of ``views``, the kept parts of the network, oldest first."""
    for old in views[:-_VIEWS_KEPT]:
        kept.pop(old, None)


def _running(frame: pd.DataFrame, first: str, last: str, day: date) -> pd.Series:
    """Give the university of each person's latest term or study that has not ended by ``day``."""
    running = frame[frame[last].isna() | (frame[last] >= pd.Timestamp(day))]
    latest = running.sort_values(first, na_position="first", kind="stable")
    return latest.drop_duplicates("person_id", keep="last").set_index("person_id")["university_id"]
