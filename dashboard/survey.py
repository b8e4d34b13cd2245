"""A survey among the uploads: what its forms and questions mean, the first rows beside it."""

from pathlib import Path
from typing import Any

import streamlit as st

from dashboard import session
from dashboard.every_form import constants
from dashboard.meanings import meaning
from dashboard.table import in_words, table
from dashboard.text import clean, count, safe, safe_markdown
from graph.errors import InputError
from ingest.files import Given
from ingest.recognise import source_of
from ingest.surveys import (
    ABOUT,
    ENTRIES,
    KINDS,
    PARTS,
    Mapping,
    Survey,
    free_name,
    from_data,
    kept,
    of_session,
    open_survey,
    preview,
    propose,
    to_toml,
)

ROWS = 5
MOST_PROBLEMS = 6


def folder() -> Path:
    """Give the folder in which mappings are kept."""
    return session.settings().home / "mappings"


def survey_in(name: str, data: bytes) -> Survey | None:
    """Give the survey an upload holds; None if it is another kind of file, or can't be read."""
    given = Given.of(name, data)
    try:
        source = source_of(given)
        if source is None or source.kind not in KINDS:
            return None
        return open_survey(given, source.kind, session.settings().analysis.zone)
    except InputError:
        # What is wrong with the file is said when it is checked.
        return None


def edit(key: str, name: str, survey: Survey) -> Mapping | None:
    """Let a lead say what the questions of the file ``name`` mean; ``key`` is unique to it.

    Gives the mapping as it is chosen, None (and why) if the choices contradict each other.
    """
    known = kept(folder(), survey)
    start = known or free_name(propose(survey), folder())
    title = f"{clean(name)}: what do its questions mean?"
    with st.expander(safe_markdown(title), expanded=known is None, icon=":material/rule:"):
        st.html(f"<p>{_about(survey)} {_KNOWN if known else _PROPOSED}</p>")
        mapping = _edited(key, survey, start)
        if mapping is not None:
            _preview(key, survey, mapping)
            st.download_button(
                "Download what you said as a file",
                to_toml(mapping),
                file_name=f"{mapping.name}.toml",
                icon=":material/download:",
                on_click="ignore",
                key=f"toml_{key}",
            )
    return mapping


_KNOWN = "It is read as you said last time; change it here."
_PROPOSED = (
    "mashal proposes a meaning for each question. Look them over once: they are kept when you "
    "check the file, and the next export of this form needs no questions."
)


def _about(survey: Survey) -> str:
    forms, questions = len(survey.submissions), len(survey.questions)
    return f"{safe(survey.title)}: {count(forms, 'filled form')}, {count(questions, 'question')}."


def _edited(key: str, survey: Survey, start: Mapping) -> Mapping | None:
    left, right = st.columns(2)
    about = left.selectbox(
        "One filled form is",
        list(ABOUT),
        index=list(ABOUT).index(start.about),
        format_func=ABOUT.__getitem__,
        key=f"about_{key}",
    )
    part = right.selectbox(
        "Whoever fills it in",
        list(PARTS),
        index=list(PARTS).index(start.part),
        format_func=PARTS.__getitem__,
        key=f"part_{key}",
    )
    meanings = [meaning(key, survey, one, start) for one in survey.questions if not one.repeat]
    repeats = {}
    for each in survey.repeats:
        repeats[each] = _entries(key, each, start)
        inside = [one for one in survey.questions if one.repeat == each]
        meanings += [meaning(key, survey, one, start, repeats[each]) for one in inside]
    data = {
        **start.model_dump(by_alias=True, exclude_none=True, exclude={"questions", "constants"}),
        "about": about,
        "part": part,
        "repeats": repeats,
        "constants": constants(key, survey, start),
        "questions": meanings,
    }
    try:
        return of_session(from_data(survey.title, data), survey, folder())
    except InputError as fault:
        st.error(safe_markdown(fault), icon=":material/block:")
        return None


def _entries(key: str, repeat: str, start: Mapping) -> Any:
    st.divider()
    return st.selectbox(
        safe_markdown(f"Each entry of “{repeat}” is"),
        list(ENTRIES),
        index=list(ENTRIES).index(start.repeats.get(repeat, "drop")),
        format_func=lambda one: ENTRIES[one],
        key=f"entries_{key}_{repeat}",
    )


def _preview(key: str, survey: Survey, mapping: Mapping) -> None:
    """Show the first rows as they would be saved, and what is missing or doubtful."""
    st.markdown("**The first rows, as they would be saved**")
    try:
        shown = preview(survey, mapping, n=ROWS)
    except InputError as fault:
        st.warning(safe_markdown(fault), icon=":material/warning:")
        return
    for problem in shown.problems[:MOST_PROBLEMS]:
        st.warning(safe_markdown(problem), icon=":material/warning:")
    if not shown.tables:
        st.caption("Nothing yet: give some questions a meaning.")
        return
    names = [in_words(name) for name in shown.tables]
    for tab, (of, frame) in zip(st.tabs(names), shown.tables.items(), strict=True):
        with tab:
            table(frame, alt=f"The first rows of {of}", key=f"preview_{key}_{of}")
