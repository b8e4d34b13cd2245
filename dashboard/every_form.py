"""What holds for every form of a survey and is not asked: its session, place, day, and wave."""

from typing import Any

import streamlit as st

from dashboard import session
from dashboard.text import clean, day
from ingest.surveys import Mapping, Survey, missing

_CONSTANTS = {
    "venue": ("Campus or venue", "If no question asks for it"),
    "session_date": ("Day of the session", "YYYY-MM-DD, if no question asks for it"),
}
_WAVES = {
    "before": "before the session",
    "after": "after the session",
    "remembered_before": "after it, of how it was before",
    "follow_up": "weeks or months later",
}


def constants(key: str, survey: Survey, start: Mapping) -> dict[str, Any]:
    """Ask for what holds for every form; ``key`` is unique to the file. Gives what was said."""
    held = start.constants.model_dump(exclude_none=True)
    with st.expander(
        "What holds for every form, and is not asked",
        expanded=any(each.where == "session" for each in missing(survey, start)),
        icon=":material/push_pin:",
    ):
        said = {"session_id": _session(key, held.get("session_id"))}
        for fixed, (label, says) in _CONSTANTS.items():
            said[fixed] = st.text_input(
                label, value=str(held.get(fixed, "")), help=says, key=f"fixed_{fixed}_{key}"
            ).strip()
        said["wave"] = st.selectbox(
            "Ratings were given",
            list(_WAVES),
            index=list(_WAVES).index(held["wave"]) if "wave" in held else None,
            format_func=lambda one: _WAVES[one],
            placeholder="A question says when, or there are none",
            key=f"fixed_wave_{key}",
        )
    return {name: value for name, value in {**held, **said}.items() if value}


def _session(key: str, held: str | None) -> str | None:
    """Let a lead choose the saved session that all the forms are about."""
    saved = session.history().tables["sessions"]
    titles = {
        one: f"{one}: {clean(title)}, {day(held_on)}"
        for one, title, held_on in saved[["session_id", "title", "held_on"]].itertuples(index=False)
    }
    if held and held not in titles:
        titles[held] = held
    chosen: str | None = st.selectbox(
        "All forms are about the session",
        list(titles),
        index=list(titles).index(held) if held else None,
        format_func=lambda one: titles.get(one, one),
        placeholder="No: a question says which",
        key=f"fixed_session_{key}",
    )
    return chosen
