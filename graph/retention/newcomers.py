"""Who is new: the first day on which anything is recorded of somebody, and whether they came back.

Came back is: did something on a later day, within ``away_days`` (120, about a term's teaching) of
the first one without vacations. Who came less long ago than that is left out of the rate, whether
they are back or not.
"""

from datetime import date

import numpy as np
import pandas as pd

from graph.calendar import day_in_words
from graph.csr import positions
from graph.errors import QuestionError
from graph.intervals import with_share
from graph.retention._terms import Days, terms_of
from graph.retention.brought import brought
from graph.snapshot import Snapshot
from graph.view import of_staff

APPOINTED, TIED = "appointed", "tie"
# Of several acts on the first day the last of these is told: what brings people most.
FIRST_KINDS = ("interacted", "posted", "featured", "trained", "spoke", "hosted", "attended")


def newcomers(
    snapshot: Snapshot, since: date | None = None, until: date | None = None
) -> pd.DataFrame:
    """List who came new from ``since`` to ``until`` (by default ever), the latest first.

    A row a person: ``person_id, university_id, first_on, term``, ``how`` (the first thing
    recorded: an act's kind, appointed, or tie), ``brought_by`` (a list of ids, see ``brought``; of
    nobody that is known: empty), ``via`` (session, tie, post; missing if unknown), ``back_on`` (the
    next day with an act), and ``came_back``: missing where it is too early to tell, and for whom no
    act brought (appointed, tie). Staff and panelists are left out; people of whom nothing is dated
    too, as nobody knows when they came. Raises QuestionError if ``until`` is before ``since``.
    """
    if since and until and until < since:
        raise QuestionError(
            "until", f"{day_in_words(until)} is before {day_in_words(since)}", "Swap the two days"
        )
    table = _came(snapshot)
    found = brought(snapshot)
    by = found.groupby("person_id").agg(brought_by=("by", list), via=("via", "first"))
    table = table.merge(by, on="person_id", how="left")
    table["brought_by"] = [one if isinstance(one, list) else [] for one in table["brought_by"]]
    if since:
        table = table[table["first_on"] >= pd.Timestamp(since)]
    if until:
        table = table[table["first_on"] <= pd.Timestamp(until)]
    columns = ["person_id", "university_id", "first_on", "term", "how", "brought_by", "via"]
    order = table.sort_values(["first_on", "person_id"], ascending=[False, True])
    return order[[*columns, "back_on", "came_back"]].reset_index(drop=True)


def newcomers_by_term(snapshot: Snapshot) -> pd.DataFrame:
    """Count the newcomers of every academic term, and how many of them came back.

    A row a term: ``term, term_over, newcomers, brought_known`` (by whom), ``by_act`` (whom an act
    brought), ``out_of`` (those of them who came long enough ago), ``came_back`` and ``share, low,
    high`` (Wilson's 95 % interval), ``too_early`` (the others). In the first term on record
    everybody is new.
    """
    terms, table = terms_of(snapshot), newcomers(snapshot)
    told = table["came_back"].notna()
    by_act = ~table["how"].isin((APPOINTED, TIED))
    table = table.assign(
        newcomers=1,
        brought_known=table["via"].notna(),
        by_act=by_act,
        out_of=told,
        back=table["came_back"].eq(True),
        too_early=by_act & ~told,
    )
    names = ["newcomers", "brought_known", "by_act", "out_of", "back", "too_early"]
    counts = table.groupby("term")[names].sum().reindex(terms.names).fillna(0).astype("int64")
    counts = counts.rename(columns={"back": "came_back"}).rename_axis("term").reset_index()
    counts.insert(1, "term_over", terms.over)
    return with_share(counts, "came_back", "out_of")


def _came(snapshot: Snapshot) -> pd.DataFrame:
    """List everybody whose first day is known, with what was first recorded of them."""
    people = snapshot.people
    if "joined_on" not in people:  # a bare table's people
        people = people.assign(joined_on=np.datetime64("NaT", "s"))
    own = people["joined_on"].notna()
    if "staff" in people:
        own &= ~of_staff(people)
    people = people[own]
    first = people["joined_on"].to_numpy().astype("datetime64[D]")
    ids, terms = pd.Index(people["person_id"]), terms_of(snapshot)
    table = pd.DataFrame(
        {
            "person_id": ids,
            "university_id": people["campus"].to_numpy(),
            "first_on": first.astype("datetime64[s]"),
            "term": pd.Series(terms.names, dtype="str").reindex(terms.of(first)).to_numpy(),
            "how": _how(snapshot, ids, first),
        }
    )
    return table.assign(**_back(snapshot, ids, first, table["how"]))


def _how(snapshot: Snapshot, ids: pd.Index, first: Days) -> "pd.Series":
    """Say what was recorded of each on the first day; neither act nor appointment: a tie."""
    said = np.full(len(ids), -1)
    acts = snapshot.acts
    at = positions(ids, acts["person_id"])
    that_day = (at >= 0) & (acts["day"].to_numpy().astype("datetime64[D]") == first[at])
    kind = pd.Index(FIRST_KINDS).get_indexer(pd.Index(acts["kind"]))
    np.maximum.at(said, at[that_day], kind[that_day])
    given = snapshot.terms
    at = positions(ids, given["person_id"])
    that_day = (at >= 0) & (given["appointed_on"].to_numpy().astype("datetime64[D]") == first[at])
    appointed = np.zeros(len(ids), dtype=bool)
    appointed[at[that_day]] = True
    how = np.array([*FIRST_KINDS, TIED], dtype=object)[said]
    return pd.Series(np.where(appointed & (said < 0), APPOINTED, how), dtype="str")


def _back(
    snapshot: Snapshot, ids: pd.Index, first: Days, how: pd.Series
) -> dict[str, "pd.Series | Days"]:
    """Say when each did something again, and whether that was soon enough to be coming back."""
    acts, never = snapshot.acts, np.iinfo(np.int64).max
    at, day = positions(ids, acts["person_id"]), acts["day"].to_numpy().astype("datetime64[D]")
    later = (at >= 0) & (day > first[at])
    again = np.full(len(ids), never)
    np.minimum.at(again, at[later], day[later].astype(np.int64))
    back_on = np.where(again == never, np.datetime64("NaT"), again.astype("datetime64[D]"))
    calendar, limit = snapshot.analysis.calendar, snapshot.analysis.away_days
    since_first = calendar.teaching_days_of(pd.Series(first), snapshot.as_of)
    since_back = calendar.teaching_days_of(pd.Series(back_on), snapshot.as_of)
    told = ~how.isin((APPOINTED, TIED)) & (since_first >= limit)
    came = (since_first - since_back <= limit).astype("boolean").where(told)
    return {"back_on": back_on.astype("datetime64[s]"), "came_back": came}
