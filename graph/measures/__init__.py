"""Measures are functions of a snapshot: one file, one function, one column named as both."""

import importlib
import inspect
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal, TypeVar

import numpy as np
import pandas as pd

from graph.errors import QuestionError
from graph.snapshot import Snapshot
from graph.words import did_you_mean

Subject = Literal["person", "campus"]
SUBJECT_COLUMN: dict[Subject, str] = {"person": "person_id", "campus": "university_id"}
Run = Callable[..., pd.DataFrame]
F = TypeVar("F", bound=Run)


@dataclass(frozen=True)
class Measure:
    """A registered measure: the question it answers, what a row is about, unit and reference.

    ``ordered``: whether more of it is more. The number of a community is only its name.
    """

    name: str
    question: str
    subject: Subject
    unit: str
    reference: str
    run: Run
    ordered: bool = True

    def __call__(self, snapshot: Snapshot, **options: Any) -> pd.DataFrame:
        """Run it: one row a subject, the subject's id first, then the measure's column.

        Raises QuestionError for an option that this measure doesn't have.
        """
        for option, value in options.items():
            if value and option not in self.options:
                raise QuestionError(self.name, f"it has no {option} form", f"Leave {option} out")
        return self.run(snapshot, **{k: v for k, v in options.items() if k in self.options})

    @property
    def options(self) -> tuple[str, ...]:
        """The names of its options, such as ``weighted``."""
        return tuple(inspect.signature(self.run).parameters)[1:]


_REGISTER: dict[str, Measure] = {}


def measure(
    *, question: str, subject: Subject, unit: str, reference: str, ordered: bool = True
) -> Callable[[F], F]:
    """Register the decorated function ``(snapshot, *, weighted=False, …) -> DataFrame``.

    ``question`` is its caption wherever it shows; ``reference`` says where its formula is from;
    without ``ordered`` nobody is ranked by it.
    """

    def register(function: F) -> F:
        name = function.__name__
        _REGISTER[name] = Measure(name, question, subject, unit, reference, function, ordered)
        return function

    return register


def all_measures() -> list[Measure]:
    """List every measure in this folder, by name."""
    for module in pkgutil.iter_modules(__path__):
        importlib.import_module(f"{__name__}.{module.name}")
    return [_REGISTER[name] for name in sorted(_REGISTER)]


def measure_named(name: str) -> Measure:
    """Give the measure called ``name``; raises QuestionError, with the nearest name if there is."""
    known = {one.name: one for one in all_measures()}
    if name in known:
        return known[name]
    raise QuestionError("measure", f'there is no measure "{name}"', did_you_mean(name, known))


def by_person(snapshot: Snapshot, column: str, values: Any) -> pd.DataFrame:
    """Make a measure's table: a row a person, in the snapshot's order, with their value.

    ``values`` is a mapping from id to value, as networkx gives, or an array in that order.
    """
    people = snapshot.people["person_id"]
    if hasattr(values, "keys"):
        everybody = list(snapshot.graph)  # what the table holds gives itself up slowly
        in_order = list(values) == everybody
        values = list(values.values()) if in_order else [values[person] for person in everybody]
    column_of = np.asarray(values) if len(people) else np.empty(0)
    return pd.DataFrame({"person_id": people, column: column_of})
