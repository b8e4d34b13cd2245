"""The tables of a view: what happened in it, by whom, and what is told of that."""

from collections.abc import Mapping

import pandas as pd

from graph.columns import TABLES
from graph.errors import QuestionError
from graph.view import NAMES, OF_PLATFORMS, View, of_staff

_STAND = ("terms", "studies", "campaigns")  # they last; what is in a period happened in it
_OF_ONE = ("terms", "studies", "trainings", "session_people", "content_people", "accounts")
# The columns that say whose a table's rows are.
WHOSE = {
    **dict.fromkeys((*_OF_ONE, "testimonials", "posts", "acts"), ("person_id",)),
    **dict.fromkeys(("interactions", "account_ties", "reported_ties"), ("source", "target")),
}
_ACCOUNTS = ["account_id", "source_account", "target_account"]

Tables = Mapping[str, pd.DataFrame]


def happened_in(tables: Tables, view: View) -> dict[str, pd.DataFrame]:
    """Keep the rows of a history's tables from which the view's ties come.

    Left out is what is of another platform, earlier than the period, or done by or to a left out
    account. Who was in a session is kept whole: its size doesn't change with who is looked at.
    """
    kept = dict(tables)
    if view.platform:
        for name in OF_PLATFORMS:
            kept[name] = _where(kept[name], kept[name]["platform"] == view.platform)
    if view.since:
        for name, table in TABLES.items():
            if table.day and name not in _STAND and name in kept:
                kept[name] = _where(kept[name], kept[name][table.day] >= pd.Timestamp(view.since))
    return kept if view.staff else _without_staff(kept)


def done_by(tables: Tables, people: pd.Series, view: View) -> dict[str, pd.DataFrame]:
    """Keep the rows of ``tables`` that are of ``people``: what they did, own and are.

    Rows of people who aren't known (an account's without an owner) stay, except in a campus's view:
    they are of no campus. Figures of posts and accounts go with these.
    """
    kept = dict(tables)
    for name, ends in WHOSE.items():
        frame = tables[name]
        theirs = pd.Series(True, index=frame.index)
        for end in ends:
            named = frame[end].isin(people)
            theirs &= named if view.campus else named | frame[end].isna()
        kept[name] = _where(frame, theirs)
    return {**kept, "measurements": _figures(kept)}


def bare_view(
    rows: pd.DataFrame, people: pd.DataFrame, view: View
) -> tuple[pd.DataFrame, pd.DataFrame, View]:
    """Narrow a bare table's rows (``source, target, strength, day``) and its people.

    Gives rows, people and the view with the campus as the table writes it. Raises QuestionError for
    what the table doesn't tell: a platform, a kind, days where none is given, an unknown campus.
    """
    if view.is_whole:
        return rows, people, view
    if view.platform or "reported" not in view.parts:
        what = "platform" if view.platform else "kind"
        raise QuestionError(what, f"a bare table of ties tells no {what}", "Leave it out")
    if view.since and len(rows) and rows["day"].isna().all():
        raise QuestionError("since", "no tie of the table has a day", "Add happened_at")
    campuses = pd.DataFrame({"university_id": people["campus"].dropna().unique()})
    view = view.resolved({"campuses": campuses.reindex(columns=NAMES)})
    if view.since:
        rows = _where(rows, rows["day"] >= pd.Timestamp(view.since))
    return rows, view.of_people(people), view


def _without_staff(tables: dict[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Leave out staff's, panelists' and official accounts, with what is written by or to them."""
    people, accounts = tables["people"], tables["accounts"]
    staff = people.loc[of_staff(people), "person_id"]
    left = _keys(accounts[accounts["official"] | accounts["person_id"].isin(staff)], "account_id")
    for name in OF_PLATFORMS:
        frame = tables[name]
        by_or_to = pd.Series(False, index=frame.index)
        for end in frame.columns.intersection(_ACCOUNTS):
            by_or_to |= _keys(frame, end).isin(left)
        tables[name] = _where(frame, ~by_or_to)
    return tables


def _figures(tables: Tables) -> pd.DataFrame:
    """Keep the figures of the posts and accounts that are there, and of everything else."""
    figures = tables["measurements"]
    there = _keys(tables["posts"], "post_id").append(_keys(tables["accounts"], "account_id"))
    elsewhere = ~figures["of"].isin(("post", "account"))
    return _where(figures, elsewhere | _keys(figures, "of_id").isin(there))


def _keys(frame: pd.DataFrame, column: str) -> pd.MultiIndex:
    return pd.MultiIndex.from_arrays(
        [frame["platform"].astype(object), frame[column].astype(object)]
    )


def _where(frame: pd.DataFrame, kept: pd.Series) -> pd.DataFrame:
    return frame if kept.all() else frame[kept].reset_index(drop=True)
