"""What became of each ambassador in each academic term since they were appointed.

Nobody is lost because the record ends: where too little of a term lies in the data to tell, the
ambassador is censored in it.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from graph.csr import positions
from graph.retention._terms import Days, Ints, Terms, terms_of
from graph.snapshot import Snapshot

ACTIVE, QUIET, UNRECORDED, GRADUATED, STOPPED, LEFT, CENSORED = OUTCOMES = (
    *("active", "quiet", "unrecorded", "graduated", "stopped", "left", "censored"),
)
# Terms of ambassadors end around the graduation, mostly not on its very day.
AROUND: Final = np.timedelta64(31, "D")

Truths = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class _Ambassadors:
    """Everybody who was ever appointed, with the term and campus of the first appointment."""

    table: pd.DataFrame
    ids: pd.Index
    appointed: Days
    begun: Ints


def followed(snapshot: Snapshot) -> pd.DataFrame:
    """Follow every ambassador from the term of their first appointment to the term of the day.

    A row a person and term: ``person_id, university_id`` (of the first appointment), ``cohort``
    (as given, else the term's name), ``appointed_in``, ``term``, ``terms_after`` (0 the term of the
    appointment), ``term_over`` and ``outcome``:

    - active: an ambassador term of theirs ran on some day of it, and an act of theirs is recorded;
    - quiet: it ran, and no act is; unrecorded: it ran, and too little was recorded of anybody yet;
    - graduated: it doesn't run any more, and ended when they graduated, or up to 31 days before;
    - stopped: it ended earlier than that; left: it ended, and the graduation isn't known;
    - censored: fewer than ``active_days`` days of the term, vacations left out, lie between the
      appointment and the day: too few to tell.
    """
    terms = terms_of(snapshot)
    who = _ambassadors(snapshot, terms)
    person, term = _each(who.begun, len(terms))
    serving, acted = _serving(snapshot, who, terms), _acted(snapshot, who, terms)
    since = np.maximum(terms.begins[term], who.appointed[person])
    seen = terms.taught(since, terms.lasts[term]) >= snapshot.analysis.active_days
    told = _told(snapshot, terms)[term]
    there = serving[person, term]
    ended = _ended(snapshot, who)
    outcome = np.select(
        [~seen, there & ~told, there & acted[person, term], there],
        [CENSORED, UNRECORDED, ACTIVE, QUIET],
        ended[person],
    )
    table = who.table.iloc[person].reset_index(drop=True)
    names = np.array(terms.names, dtype=object)
    return table.assign(
        appointed_in=names[who.begun[person]],
        cohort=table["cohort"].fillna(pd.Series(names[who.begun[person]])),
        term=names[term],
        terms_after=term - who.begun[person],
        term_over=terms.over[term],
        outcome=outcome,
    )


def _ambassadors(snapshot: Snapshot, terms: Terms) -> _Ambassadors:
    given = snapshot.terms.dropna(subset=["appointed_on"])
    first = given.sort_values("appointed_on", kind="stable").drop_duplicates("person_id")
    first = first.sort_values("person_id", ignore_index=True)
    appointed = first["appointed_on"].to_numpy().astype("datetime64[D]")
    table = first[["person_id", "university_id", "cohort"]]
    return _Ambassadors(table, pd.Index(first["person_id"]), appointed, terms.of(appointed))


def _each(begun: Ints, terms: int) -> tuple[Ints, Ints]:
    """List every person with every term from theirs on."""
    many = terms - begun
    person = np.repeat(np.arange(len(begun)), many)
    within = np.arange(len(person)) - np.repeat(np.cumsum(many) - many, many)
    return person, begun[person] + within


def _serving(snapshot: Snapshot, who: _Ambassadors, terms: Terms) -> Truths:
    """Say who was an ambassador on some day of which term."""
    return runs_in(snapshot.terms, who.ids, terms)


def runs_in(rows: pd.DataFrame, ids: pd.Index, terms: Terms) -> Truths:
    """Say of ``ids`` (down) and terms (across) whether an ambassador term of theirs ran in it."""
    at = positions(ids, rows["person_id"])
    first = terms.of(rows["appointed_on"])
    last = np.where(rows["ends_on"].isna(), len(terms) - 1, terms.of(rows["ends_on"]))
    known = (at >= 0) & (first >= 0) & (last >= first)
    change = np.zeros((len(ids), len(terms) + 1), dtype=np.int64)
    np.add.at(change, (at[known], first[known]), 1)
    np.add.at(change, (at[known], last[known] + 1), -1)
    running: Truths = np.cumsum(change, axis=1)[:, :-1] > 0
    return running


def _acted(snapshot: Snapshot, who: _Ambassadors, terms: Terms) -> Truths:
    """Say who did anything in which term, from the appointment on."""
    acts = snapshot.acts
    at, term = positions(who.ids, acts["person_id"]), terms.of(acts["day"])
    day = acts["day"].to_numpy().astype("datetime64[D]")
    known = (at >= 0) & (term >= 0)
    known[known] &= day[known] >= who.appointed[at[known]]
    acted = np.zeros((len(who.ids), len(terms)), dtype=bool)
    acted[at[known], term[known]] = True
    return acted


def _told(snapshot: Snapshot, terms: Terms) -> Truths:
    """Say of which terms enough days lie after the first act recorded of anybody."""
    first = snapshot.acts["day"].min()
    if pd.isna(first):
        return np.zeros(len(terms), dtype=bool)
    since = np.maximum(terms.begins, np.datetime64(first, "D"))
    recorded = terms.taught(since, terms.lasts)
    # Of a term that has only begun no more can be asked than what there is of it.
    needed = np.minimum(snapshot.analysis.active_days, terms.taught(terms.begins, terms.lasts))
    told: Truths = (recorded >= needed) & (since <= terms.lasts)
    return told


def _ended(snapshot: Snapshot, who: _Ambassadors) -> npt.NDArray[np.object_]:
    """Say how the last term of each person that is over has ended."""
    over = snapshot.terms.dropna(subset=["ends_on"])
    over = over[over["ends_on"] < pd.Timestamp(snapshot.as_of)]
    last = over.sort_values("ends_on", kind="stable").drop_duplicates("person_id", keep="last")
    studies = snapshot.studies.sort_values("graduates_on", kind="stable", na_position="first")
    studies = studies.drop_duplicates(["person_id", "university_id"], keep="last")
    last = last.merge(studies, on=["person_id", "university_id"], how="left")
    last = last.set_index("person_id").reindex(who.ids)
    ended, graduates = (
        last[name].to_numpy().astype("datetime64[D]") for name in ("ends_on", "graduates_on")
    )
    found: npt.NDArray[np.object_] = np.select(
        [np.isnat(graduates), ended + AROUND >= graduates], [LEFT, GRADUATED], STOPPED
    ).astype(object)
    return found
