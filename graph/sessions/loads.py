"""How much hosting or speaking each person does, lately and in all, and who does a lot of it."""

from typing import Literal

import pandas as pd

from graph.calendar import same_day_before
from graph.errors import QuestionError
from graph.snapshot import Snapshot
from graph.words import did_you_mean

Part = Literal["hosted", "spoke"]
PARTS: tuple[Part, ...] = ("hosted", "spoke")
LATELY_MONTHS = 6
# Nobody has published how much is too much. Twice what is usual, and not just once or twice.
HEAVY_TIMES, HEAVY_FROM = 2, 3


def loads(snapshot: Snapshot, part: Part = "hosted") -> pd.DataFrame:
    """List who hosted (or spoke), those with most sessions lately first.

    A row a person: ``person_id``; ``sessions`` in all, ``alone`` of them (nobody else in the same
    part), ``share`` of all sessions of which anybody in that part is on record; ``lately`` and
    ``lately_share``, the same of the last six months; ``places`` (distinct venues); ``last_on``;
    ``heavy``: at least three lately, and twice or more what those who did any did on average.
    Raises QuestionError for another part.
    """
    if part not in PARTS:
        raise QuestionError("part", f'there is no "{part}"', did_you_mean(part, PARTS))
    people = snapshot.session_people
    rows = people[people["part"] == part].drop_duplicates(["session_id", "person_id"])
    many = rows.groupby("session_id")["person_id"].transform("size")
    venue = snapshot.sessions.set_index("session_id")["venue_id"].reindex(rows["session_id"])
    since = pd.Timestamp(same_day_before(snapshot.as_of, LATELY_MONTHS))
    rows = rows.assign(
        alone=many == 1, venue=venue.to_numpy(), lately=(rows["held_on"] > since).astype("int64")
    )
    table = rows.groupby("person_id", as_index=False).agg(
        sessions=("session_id", "size"),
        alone=("alone", "sum"),
        lately=("lately", "sum"),
        places=("venue", "nunique"),
        last_on=("held_on", "max"),
    )
    at_all, lately = (
        picked["session_id"].nunique() for picked in (rows, rows[rows["lately"] == 1])
    )
    table = table.assign(
        share=table["sessions"] / max(at_all, 1),
        lately_share=table["lately"] / max(lately, 1),
        heavy=_heavy(table["lately"]),
    )
    order = table.sort_values(
        ["lately", "sessions", "person_id"], ascending=[False, False, True], ignore_index=True
    )
    columns = ["person_id", "sessions", "alone", "share", "lately", "lately_share"]
    return order[[*columns, "places", "last_on", "heavy"]]


def _heavy(lately: pd.Series) -> pd.Series:
    usual = lately[lately > 0].mean()
    return (lately >= HEAVY_FROM) & (lately >= HEAVY_TIMES * usual)
