"""Network: whom somebody is tied to, as a picture and as a table of the same people."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard import session
from dashboard.choosing import Choice, choose, show_person
from dashboard.explorer import measured, picture_of
from dashboard.gallery import GALLERY
from dashboard.opening import network_of_day
from dashboard.people import card
from dashboard.table import csv_button, in_words, table
from graph.measures import Measure, all_measures

PICTURE_HEIGHT = 600
FIRST_MEASURES = ["degree", "strength", "two_step_reach", "betweenness"]
QUESTION = "Who is tied to whom?"
YES_OR_NO = "yes or no"
COUNTS = ("people", "core number", "(ties − 1) · Σ (ties − 1) two steps away")


def show() -> None:
    """Show the part of the network a lead chose."""
    snapshot = network_of_day(QUESTION)
    if snapshot is None:
        return
    choice = choose(snapshot)
    if choice.person is not None:
        card(snapshot, choice.person)
    _picture_and_table(choice)


def _picture_and_table(choice: Choice) -> None:
    st.html(f'<p style="margin:.25rem 0 0">{choice.sentence}</p>')
    left, right = st.columns([4, 3], gap="medium")
    with left:
        _picture(choice)
    with right:
        _table(choice)


def _picture(choice: Choice) -> None:
    picture = picture_of(choice)
    st.iframe(
        # A server that mashal did not start has no gallery; the picture brings its policy along.
        GALLERY.show(picture) if session.is_launched() else picture.html,
        height=PICTURE_HEIGHT,
        alt=f"Picture: {choice.heading}. The table lists the same people.",
    )
    st.download_button(
        "Keep the picture",
        data=picture.html.encode("utf-8"),
        file_name="network.html",
        mime="text/html",
        icon=":material/download:",
        on_click="ignore",
        key="picture_file",
    )
    st.caption("One file that opens in any browser. It holds names: keep it safe.")


def _table(choice: Choice) -> None:
    personal = {one.name: one for one in all_measures() if one.subject == "person"}
    bar = st.container(horizontal=True)
    names = _chosen_measures(bar, list(personal))
    frame = measured(choice.snapshot, choice.part.people["person_id"].tolist(), names)
    with bar:
        csv_button(frame, "network.csv", key="network_csv")
    ids = frame["person_id"].tolist()
    shares = [name for name in names if personal[name].unit.startswith("share")]
    shown = frame.drop(columns="person_id")
    shown[shares] *= 100
    table(
        shown,
        alt="The people in the picture with their measures",
        labels={"name": "Person"},
        widths={"name": 125},
        help_for={name: f"{one.question} ({one.unit})" for name, one in personal.items()},
        formats={name: _format(one) for name, one in personal.items() if one.unit != YES_OR_NO},
        height=PICTURE_HEIGHT - 92 if len(ids) > 13 else "content",
        # Another part is another table: a row chosen in one says nothing in the next.
        key=f"people_{abs(hash(tuple(ids)))}",
        on_choose=lambda at: show_person(ids[at]),
    )
    st.caption("Choose a row to see that person.")


def _chosen_measures(bar: DeltaGenerator, names: list[str]) -> list[str]:
    with bar.popover("Measures", icon=":material/tune:"):
        return st.pills(
            "What the table says of each person",
            names,
            default=FIRST_MEASURES,
            selection_mode="multi",
            format_func=in_words,
            key="measures",
            persist_state="session",
        )


def _format(measure: Measure) -> str:
    if measure.unit.startswith("share"):
        return "%.1f%%"
    return "localized" if measure.unit in COUNTS or not measure.ordered else "%.2f"


show()
