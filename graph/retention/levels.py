"""How people rise and go: at which level everybody was in each academic term, and the flow between.

The levels are those of the programme's own ladder: who takes part, who is an ambassador, who hosts,
and who brings up others that do.
"""

from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from graph.csr import positions
from graph.retention._followed import runs_in
from graph.retention._terms import Terms, terms_of
from graph.retention.bringers import earliest, grew_on
from graph.retention.brought import brought
from graph.snapshot import Snapshot
from graph.view import of_staff

LEVELS = ("participant", "ambassador", "host", "mentor")
NEW, NOT_SEEN, LEFT = "new", "not seen", "left"
# What a cell of the table of people and terms holds: 0 new (not seen so far), 1 to 4 the levels.
_NAMES: Final = np.array([NEW, *LEVELS, NOT_SEEN, LEFT], dtype=object)
_PARTICIPANT, _AMBASSADOR, _HOST, _MENTOR, _NOT_SEEN, _LEFT = range(1, 7)

Cells = npt.NDArray[np.int8]


def levels(snapshot: Snapshot) -> pd.DataFrame:
    """Count the people at each level in each academic term, everybody seen so far at exactly one.

    A row a term and level: ``term, term_over, level, people, out_of`` (all seen so far). The
    highest that holds in the term counts:

    - mentor: a host, of whom somebody they brought (``graph.retention.brought``) had become an
      ambassador or host by the end of it;
    - host: hosted a session; ambassador: a term of theirs ran on some day; participant: any act;
    - left: none of these, and graduated, or out of their ambassador term, before it began;
    - not seen: nothing is recorded in it, and nothing is known of their leaving.

    Staff and panelists, who were never on the ladder, count only if they were ever ambassadors.
    """
    terms = terms_of(snapshot)
    cells = _cells(snapshot, terms)
    rows = [
        {"term": name, "term_over": over, "level": level, "people": int(count), "out_of": total}
        for name, over, column in zip(terms.names, terms.over, cells.T, strict=True)
        for counts in [np.bincount(column, minlength=len(_NAMES))]
        for total in [int(counts[1:].sum())]
        for level, count in zip(_NAMES[1:], counts[1:], strict=True)
    ]
    columns = ["term", "term_over", "level", "people", "out_of"]
    return pd.DataFrame(rows, columns=columns)


def level_flow(snapshot: Snapshot) -> pd.DataFrame:
    """Count who went from which level to which, from one academic term to the next.

    A row a step that somebody took: ``from_term`` (missing for the first), ``term`` (that they
    came to), ``term_over`` (no: so far), ``from_level``, ``to_level`` and ``people``. From ``new``
    come those never seen before. What flows to a level is everybody at it in the term (``levels``).
    """
    terms = terms_of(snapshot)
    cells = _cells(snapshot, terms)
    before = np.zeros(len(cells), dtype=np.int8)
    rows = []
    for place, term in enumerate(terms.names):
        now = cells[:, place]
        steps = np.bincount(before * len(_NAMES) + now, minlength=len(_NAMES) ** 2)
        for step in np.flatnonzero(steps):
            was, became = divmod(int(step), len(_NAMES))
            if became:
                rows.append(
                    {
                        "from_term": terms.names[place - 1] if place else None,
                        "term": term,
                        "term_over": bool(terms.over[place]),
                        "from_level": _NAMES[was],
                        "to_level": _NAMES[became],
                        "people": int(steps[step]),
                    }
                )
        before = now
    columns = ["from_term", "term", "term_over", "from_level", "to_level", "people"]
    return pd.DataFrame(rows, columns=columns)


def level_of_each(snapshot: Snapshot) -> pd.DataFrame:
    """Say at which level each person was in each term: ``person_id, term, level``; new left out."""
    terms = terms_of(snapshot)
    cells = _cells(snapshot, terms)
    at, place = np.nonzero(cells)
    ids, names = np.asarray(snapshot.ids, dtype=object), np.array(terms.names, dtype=object)
    return pd.DataFrame(
        {"person_id": ids[at], "term": names[place], "level": _NAMES[cells[at, place]]}
    )


def _cells(snapshot: Snapshot, terms: Terms) -> Cells:
    """Find the level of everybody (down) in every term (across)."""
    ids, acts = snapshot.ids, snapshot.acts
    cells = np.zeros((len(ids), len(terms)), dtype=np.int8)
    at, term = positions(ids, acts["person_id"]), terms.of(acts["day"])
    known = (at >= 0) & (term >= 0)
    hosted = known & (acts["kind"] == "hosted").to_numpy()
    cells[at[known], term[known]] = _PARTICIPANT
    cells[runs_in(snapshot.terms, ids, terms)] = _AMBASSADOR
    cells[at[hosted], term[hosted]] = _HOST
    mentors = _mentors_from(snapshot)[:, None] <= terms.lasts[None, :]
    cells[(cells == _HOST) & mentors] = _MENTOR
    seen = np.maximum.accumulate(cells > 0, axis=1)
    gone = _gone_on(snapshot)[:, None] < terms.begins[None, :]
    return np.where((cells == 0) & seen, np.where(gone, _LEFT, _NOT_SEEN), cells).astype(
        np.int8
    ) * _on_the_ladder(snapshot)[:, None].astype(np.int8)


def _mentors_from(snapshot: Snapshot) -> "npt.NDArray[np.datetime64]":
    """Give the first day on which somebody each one brought became an ambassador or hosted."""
    ids, pairs = snapshot.ids, brought(snapshot)
    grown = grew_on(snapshot)[positions(ids, pairs["person_id"])]
    came = pairs["first_on"].to_numpy().astype("datetime64[D]")
    by = positions(ids, pairs["by"])
    return earliest(by, np.where(grown > came, grown, np.datetime64("NaT")), len(ids))


def _gone_on(snapshot: Snapshot) -> "npt.NDArray[np.datetime64]":
    """Give the day by which each is known to have left: the last of studies and terms; or NaT."""
    ids = snapshot.ids
    frames = [(snapshot.studies, "graduates_on"), (snapshot.terms, "ends_on")]
    at = np.concatenate([positions(ids, frame["person_id"]) for frame, _ in frames])
    days = np.concatenate(
        [frame[name].to_numpy().astype("datetime64[D]") for frame, name in frames]
    )
    last = np.full(len(ids), np.iinfo(np.int64).min)
    known = at >= 0
    # Where one of several isn't known, so isn't the last of them.
    value = np.where(np.isnat(days), np.iinfo(np.int64).max, days.astype(np.int64))
    np.maximum.at(last, at[known], value[known])
    outside = (last == np.iinfo(np.int64).min) | (last == np.iinfo(np.int64).max)
    return np.where(outside, np.datetime64("NaT"), last.astype("datetime64[D]"))


def _on_the_ladder(snapshot: Snapshot) -> npt.NDArray[np.bool_]:
    people = snapshot.people
    if "staff" not in people:  # a bare table's people
        return np.ones(len(people), dtype=bool)
    ever = people["person_id"].isin(snapshot.terms["person_id"])
    return (ever | ~of_staff(people)).to_numpy(dtype=bool)
