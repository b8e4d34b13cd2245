"""One question of a survey: some of its answers, and a drop-down of what it may mean."""

from typing import Any

import streamlit as st

from dashboard.text import clean, safe, safe_markdown
from ingest.surveys import Mapping, Meaning, Question, Survey, targets
from ingest.surveys.items import item_name
from ingest.surveys.targets import DROP, ITEMS

EXAMPLES = 3
_PRIVATE = ("email", "phone", "id_card", "file")


def meaning(
    key: str, survey: Survey, question: Question, start: Mapping, entries: str | None = None
) -> dict[str, Any]:
    """Show one question and its drop-down; give what it means, as a mapping takes it.

    ``start`` says what is chosen at first, ``entries`` what the repeat group around it holds.
    """
    labels = {
        each.key: each.label if each.key == DROP else f"{each.group}: {each.label}"
        for each in targets(entries)
    }
    now = start.meaning(question.name) or Meaning(question=question.name)
    left, right = st.columns(2, vertical_alignment="center", gap="small")
    left.html(f"<b>{safe(question.said)}</b><br><small>{_answers(survey, question)}</small>")
    chosen = right.selectbox(
        safe_markdown(question.said),
        list(labels),
        index=list(labels).index(now.is_) if now.is_ in labels else 0,
        format_func=lambda one: labels[one],
        key=f"means_{key}_{question.name}_{entries}",
        label_visibility="collapsed",
    )
    said = now.model_dump(by_alias=True, exclude_none=True)
    said |= {"is": chosen, "repeat": question.repeat}
    if chosen in ITEMS:
        said.setdefault("item", item_name(question))
    else:
        said.pop("item", None)
    return said


def _answers(survey: Survey, question: Question) -> str:
    """Give some answers as HTML; those that reach a person are not shown."""
    if question.kind in _PRIVATE:
        return "(private: not shown)"
    found: dict[str, None] = {}
    for each in survey.submissions:
        for answers in each.repeats.get(question.repeat, ()) if question.repeat else [each.answers]:
            value = answers.get(question.name)
            text = ", ".join(value) if isinstance(value, tuple) else clean(value or "")
            if text:
                found.setdefault(text[:60])
        if len(found) >= EXAMPLES:
            break
    return " · ".join(safe(text) for text in list(found)[:EXAMPLES]) or "(no answers)"
