"""What counts as an act of a person: the day they did something in the campaign, and what."""

from collections.abc import Mapping

import pandas as pd

from graph.columns import typed


def acts_of(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Gather the dated acts of people: ``person_id, day, kind``.

    Kinds: hosted, spoke, attended (sessions), trained, featured (content), posted (a post by an
    account they own) and interacted (a reply, repost, quote, mention or reaction of theirs whose
    post isn't dated as a post of their own). An act on an unknown day is left out.
    """
    session_people = tables["session_people"]
    parts = [
        _acts(session_people, "held_on", session_people["part"]),
        _acts(tables["trainings"], "held_on", "trained"),
        _acts(tables["content_people"], "produced_on", "featured"),
        _acts(tables["posts"], "day", "posted"),
        _acts(
            tables["interactions"]
            .drop(columns="person_id", errors="ignore")
            .rename(columns={"source": "person_id"}),
            "day",
            "interacted",
        ),
    ]
    acts = pd.concat(parts, ignore_index=True).dropna(subset=["person_id", "day"])
    return typed("acts", acts.drop_duplicates())


def _acts(frame: pd.DataFrame, day: str, kind: "str | pd.Series") -> pd.DataFrame:
    acts = pd.DataFrame({"person_id": frame["person_id"], "day": frame[day]})
    return acts.assign(kind=kind)
