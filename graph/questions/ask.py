"""Find a named query, and ask it: parameters in as text, a table out."""

from collections.abc import Mapping
from functools import cache

import pandas as pd

from graph.errors import QuestionError
from graph.questions.head import parse
from graph.questions.model import Choice, Param, Question, Value
from graph.questions.values import checked
from graph.settings import QUERIES
from graph.store import Store, statement
from graph.words import did_you_mean

LEADS = QUERIES / "leads"
# Longer than a statement of a user's own may take: all interactions of years are a fair answer.
SECONDS = 300.0


@cache
def all_questions() -> tuple[Question, ...]:
    """Read every query of ``queries/leads``, by name.

    Raises QuestionError where a file's head and statement differ.
    """
    return tuple(parse(path) for path in sorted(LEADS.glob("*.cypher")))


def question_named(name: str) -> Question:
    """Find one query; case and ``-`` for ``_`` don't matter.

    Raises QuestionError with the names that come near.
    """
    wanted = name.strip().casefold().replace("-", "_")
    known = {question.name: question for question in all_questions()}
    if wanted not in known:
        raise QuestionError("query", f'there is no query "{name}"', did_you_mean(wanted, known))
    return known[wanted]


def choices_of(store: Store, param: Param) -> list[Choice]:
    """List what a choice may be: the file's own list, or what ``queries/choices`` reads now."""
    if param.choices_from is None:
        return [Choice(one, one) for one in param.choices]
    frame = store.read(statement(f"choices/{param.choices_from}"))
    return [
        Choice(str(value), str(label), tuple(str(one) for one in spellings if one))
        for value, label, spellings in zip(
            frame["value"], frame["label"], frame["spellings"], strict=True
        )
    ]


def run(
    store: Store,
    question: Question,
    params: Mapping[str, object] | None = None,
    *,
    limit: int | None = None,
) -> pd.DataFrame:
    """Ask a query; parameters left out keep their default, the others may be text.

    Gives its declared columns, at most ``limit`` rows. Raises QuestionError for an unknown
    parameter, a value that does not fit, or a statement Neo4j refuses.
    """
    values = _values(store, question, dict(params or {}))
    return store.ask(question.text, values, limit=limit, seconds=SECONDS)


def _values(store: Store, question: Question, given: dict[str, object]) -> dict[str, Value]:
    where = f"query {question.name}"
    names = [param.name for param in question.params]
    for name in given:
        if name not in names:
            raise QuestionError(where, f'it has no parameter "{name}"', did_you_mean(name, names))
    values: dict[str, Value] = {}
    for param in question.params:
        value = checked(where, param, given.get(param.name, param.default))
        if param.choices_from and value:
            value = checked(where, param, value, choices_of(store, param))
        values[param.name] = value
    return values
