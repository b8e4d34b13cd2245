"""People, campuses and sessions of the month: every count of people under five stays hidden."""

from datetime import date

import pandas as pd

from graph.export.disguise import CAMPUS_WITHHELD, Disguise
from graph.export.few import few_ambassadors, few_came, few_known, withhold
from graph.export.sheet import Column, Sheet, sheet
from graph.measures import Measure, Subject, all_measures
from graph.snapshot import Snapshot
from graph.suppression import SMALLEST, WITHHELD

_SMALL = f'; "{WITHHELD}" where it is under {SMALLEST} people or would give such a number away'
_AT_SMALL = f'; "{CAMPUS_WITHHELD}" where fewer than {SMALLEST} people are known there'


def people(snapshot: Snapshot, disguise: Disguise) -> Sheet:
    """List everybody in the network, a measure a column.

    Under pseudonyms there is no role, and no campus of which fewer than five people are known:
    with them it would be plain who is meant.
    """
    frame, measured = _measured(snapshot, "person", snapshot.people)
    few = frame["campus"].isin(few_known(snapshot))
    frame["campus"] = frame["campus"].map(disguise.campuses)
    frame["name"] = frame["person_id"].map(disguise.names)
    columns = [Column("person_id", "the person, the same in every month's export of this store")]
    if disguise.named:
        roles = [
            role for role in ("ambassador", "panelist", "staff", "influencer") if role in frame
        ]
        frame["roles"] = [
            [role for role in roles if row[role]] for _, row in frame[roles].iterrows()
        ]
        columns += [Column("name", "the person's name"), Column("roles", "what they have been")]
        frame = frame.sort_values(["name", "person_id"])
    else:
        frame["campus"] = frame["campus"].mask(few, CAMPUS_WITHHELD)
        frame["person_id"] = frame["person_id"].map(disguise.shown)
        frame = frame.sort_values("person_id")
    campus = "their university, as ambassador or student; empty if they are at none that is known"
    columns.append(Column("campus", campus + ("" if disguise.named else _AT_SMALL)))
    return sheet("people", "People and their place in the network", (*columns, *measured), frame)


def campuses(snapshot: Snapshot, disguise: Disguise, first: date) -> Sheet:
    """List every campus: ambassadors, people, sessions so far and since ``first``."""
    frame, measured = _measured(snapshot, "campus", snapshot.campuses)
    ids = frame["university_id"]
    held = snapshot.sessions.dropna(subset=["university_id"])
    in_month = held[held["held_on"] >= pd.Timestamp(first)]
    terms = snapshot.current_terms.groupby("university_id")["person_id"].nunique()
    frame = frame.assign(
        campus=frame["name"],
        ambassadors=_count(ids, terms),
        people=_count(ids, snapshot.people.groupby("campus").size()),
        sessions_in_month=_count(ids, in_month.groupby("university_id").size()),
        sessions=_count(ids, held.groupby("university_id").size()),
        last_session_on=ids.map(held.groupby("university_id")["held_on"].max()),
    )
    small = "" if disguise.named else _SMALL
    if not disguise.named:
        away = {"ambassadors": few_ambassadors(snapshot)[0], "people": few_known(snapshot)}
        for name, few in away.items():
            frame[name] = withhold(frame[name], ids, few)
    columns = (
        Column("university_id", "the university's id"),
        Column("campus", "the university's name"),
        Column("city", "where it is"),
        Column("province", "where it is"),
        Column("ambassadors", f"people with a running term{small}", "people"),
        Column("people", f"people known whose campus it is{small}", "people"),
        Column("sessions_in_month", "sessions held there in the month", "sessions"),
        Column("sessions", "sessions held there so far", "sessions"),
        Column("last_session_on", "the day of the last one; empty if there was none"),
    )
    return sheet("campuses", "Campuses", (*columns, *measured), frame.sort_values("campus"))


def sessions(snapshot: Snapshot, disguise: Disguise, first: date) -> Sheet:
    """List the sessions held since ``first``; titles and hosts, often public, only with names."""
    frame = snapshot.sessions[snapshot.sessions["held_on"] >= pd.Timestamp(first)]
    present = snapshot.session_people
    recorded = present.groupby("session_id")["person_id"].nunique()
    frame = frame.assign(
        people_recorded=_count(frame["session_id"], recorded),
        participants=frame["participants_count"].astype("Int64"),
    )
    small = "" if disguise.named else _SMALL
    columns = [
        Column("session_id", "the session's id"),
        Column("held_on", "the day"),
        Column("venue", "the campus or other place"),
        Column("format", "its form"),
        Column("topics", "what it was about"),
        Column("participants", f"how many came, as reported; empty if uncounted{small}", "people"),
        Column("people_recorded", f"distinct people on record at it{small}", "people"),
    ]
    if disguise.named:
        hosts = present[present["part"] == "hosted"].groupby("session_id")["person_id"].agg(list)
        frame["hosts"] = [
            sorted(disguise.names.get(one, one) for one in hosts.get(session, []))
            for session in frame["session_id"]
        ]
        columns += [Column("title", "its title"), Column("hosts", "who hosted it")]
    else:
        hid = few_came(snapshot).sessions
        for name, number in (("participants", "participants"), ("people_recorded", "people")):
            frame[name] = withhold(frame[name], frame["session_id"], hid[number])
    order = frame.sort_values(["held_on", "session_id"])
    return sheet("sessions", "Sessions of the month", tuple(columns), order)


def _measured(
    snapshot: Snapshot, subject: Subject, table: pd.DataFrame
) -> tuple[pd.DataFrame, list[Column]]:
    """Put every measure of a subject beside its table, and say what each one is."""
    measures: list[Measure] = [one for one in all_measures() if one.subject == subject]
    frame = table.copy()
    for one in measures:
        values = one(snapshot)
        frame = frame.merge(values[[values.columns[0], one.name]], how="left", on=values.columns[0])
    return frame, [Column(one.name, one.question, one.unit, one.reference) for one in measures]


def _count(ids: pd.Series, counts: pd.Series) -> pd.Series:
    return ids.map(counts).fillna(0).astype("int64")
