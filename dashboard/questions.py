"""Questions: a lead picks one, fills in what it asks for, and gets a table."""

from collections.abc import Mapping
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import empty, session
from dashboard.forms import filled_in
from dashboard.frame import head
from dashboard.table import csv_button, table
from dashboard.text import count, safe_markdown
from graph.errors import QuestionError
from graph.questions import Question, all_questions, question_named, run

KEY = "question"
SHOWN_AT_MOST = 5_000


def show() -> None:
    """Show the questions, or the answer to the chosen one."""
    head("What do you want to know?")
    if session.is_empty():
        empty.show()
        return
    by_name = {question.name: question for question in all_questions()}
    name = st.selectbox(
        "Question",
        list(by_name),
        index=None,
        format_func=lambda one: f"{by_name[one].title}: {by_name[one].question}",
        placeholder="Choose a question, or type a word of it",
        key=KEY,
        persist_state="session",
    )
    if name is None:
        _catalogue(list(by_name.values()))
    else:
        _answer(question_named(name))


def _catalogue(questions: list[Question]) -> None:
    st.header("Questions you can ask", anchor=False)
    grid = st.grid(3, min_column_width=240, gap="small")
    for question in questions:
        with grid.container(border=True, height="stretch", gap=None):
            st.button(
                f"**{question.title}**",
                type="tertiary",
                key=f"ask_{question.name}",
                on_click=partial(_choose, question.name),
            )
            st.caption(question.question)


def _choose(name: str | None) -> None:
    st.session_state[KEY] = name


def _answer(question: Question) -> None:
    st.button(
        "All questions",
        icon=":material/arrow_back:",
        type="tertiary",
        key="all_questions",
        on_click=partial(_choose, None),
    )
    st.header(question.question, anchor=False)
    values = filled_in(question)
    try:
        answer = run(session.store(), question, values, limit=SHOWN_AT_MOST + 1)
    except QuestionError as fault:
        st.warning(safe_markdown(fault), icon=":material/warning:")
        return
    if answer.empty:
        st.info("Nothing in this store answers it. Try other values.", icon=":material/search_off:")
    else:
        _result(question, values, answer)
    with st.expander("The Cypher behind it, to paste into Neo4j Browser", icon=":material/code:"):
        st.code(question.for_browser(values), language="cypher", wrap_lines=True)


def _result(question: Question, values: Mapping[str, Any], answer: pd.DataFrame) -> None:
    shown = answer.head(SHOWN_AT_MOST)
    more = len(answer) > len(shown)
    everything = partial(run, session.store(), question, values)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(
            f"The first **{count(SHOWN_AT_MOST, 'row')}**; the download has all of them."
            if more
            else f"**{count(len(shown), 'row')}**",
            width="content",
        )
        csv_button(everything if more else shown, f"{question.name}.csv", key="answer_csv")
    table(
        shown,
        alt=f"Answer to: {question.question}",
        help_for={column.name: column.meaning for column in question.columns},
        key=f"answer_{question.name}",
    )


show()
