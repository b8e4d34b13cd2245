"""What a user asks of a spread, checked: people, model, chances, groups."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, cast

import numpy as np
import numpy.typing as npt
import pandas as pd

from graph.errors import QuestionError
from graph.snapshot import Snapshot
from graph.spread._arcs import Arcs, Floats, Ints, arcs_of
from graph.spread._models import Chance, Model, Spreading
from graph.words import did_you_mean

_MODELS = ("ic", "lt")
# Above this, looking for a similar id takes longer than reading the list.
_FEW = 5_000


@dataclass(frozen=True, eq=False)
class Groups:
    """Groups of people: their names, each person's (−1: none is known), how many are in each."""

    names: list[str]
    of_people: npt.NDArray[np.int32]

    @property
    def sizes(self) -> Ints:
        """How many people each group has."""
        return np.bincount(self.of_people[self.of_people >= 0], minlength=len(self.names))


def spreading(snapshot: Snapshot, model: str, p: Any) -> Spreading:
    """Put a model on a snapshot's ties; raises QuestionError."""
    if model not in _MODELS:
        raise QuestionError("model", f'there is no model "{model}"', 'Give "ic" or "lt"')
    arcs = arcs_of(snapshot)
    return Spreading(arcs, cast(Model, model), one_chance(p), snapshot.one_interaction)


def one_chance(p: Any) -> Chance:
    """Check the chance that one interaction carries; raises QuestionError."""
    if p == "weighted_cascade":
        return "weighted_cascade"
    return share(p, "p", 'or "weighted_cascade"')


def chance_range(low: Any, high: Any) -> tuple[float, float]:
    """Check a range of chances; raises QuestionError."""
    least, most = share(low, "p"), share(high, "p")
    if least > most:
        raise QuestionError("p", f"{least:g} to {most:g} is no range", "Give the smaller one first")
    return least, most


def share(value: Any, where: str, other: str = "") -> float:
    """Check a number from 0 to 1; raises QuestionError."""
    is_number = isinstance(value, int | float | np.number) and not isinstance(value, bool)
    if not is_number or not 0 <= float(value) <= 1:
        raise QuestionError(
            where, f'"{value}" is no chance', f"Give a number from 0 to 1 {other}".rstrip()
        )
    return float(value)


def whole(value: Any, where: str, least: int) -> int:
    """Check a whole number; raises QuestionError."""
    is_whole = isinstance(value, int | np.integer) and not isinstance(value, bool)
    if not is_whole or value < least:
        raise QuestionError(where, f'"{value}" is too few or no whole number', f"Give {least} up")
    return int(value)


def places(arcs: Arcs, people: Any, where: str) -> Ints:
    """Give the positions of people named by their ids, each once, in ascending order.

    Raises QuestionError for who is not in the network.
    """
    if isinstance(people, str) or not isinstance(people, Iterable):
        people = [people]
    asked = pd.Index([str(person) for person in people], dtype="str").unique()
    found = arcs.ids.get_indexer(asked)
    if len(asked) and found.min() < 0:
        raise unknown(arcs, str(asked[int((found < 0).argmax())]), where)
    return np.sort(found).astype(np.int64)


def unknown(arcs: Arcs, person: str, where: str) -> QuestionError:
    """Make the error for an id that nobody in the network has."""
    near = did_you_mean(person, arcs.ids) if len(arcs.ids) <= _FEW else ""
    todo = near if near.startswith("Did") else "Give the ids of people in it"
    return QuestionError(where, f'nobody in the network has the id "{person}"', todo)


def agreeing(arcs: Arcs, acceptance: Any) -> Floats:
    """Give the chance to take part, one for all or one a person; raises QuestionError.

    ``acceptance`` is a number, or a mapping from ids; who is not in it always takes part.
    """
    if not isinstance(acceptance, Mapping | pd.Series):
        return np.array([share(acceptance, "acceptance")])
    given = {str(person): share(q, "acceptance") for person, q in acceptance.items()}
    accepts = np.ones(len(arcs.ids))
    for person, q in given.items():
        accepts[places(arcs, [person], "acceptance")] = q
    return accepts if len(accepts) > 1 else np.append(accepts, 1.0)


def grouped(snapshot: Snapshot, arcs: Arcs, groups: Any) -> Groups:
    """Put people in groups: a column of people (default ``campus``), or a mapping from ids.

    Who has no value is in no group. Raises QuestionError.
    """
    column = "campus" if groups is None else groups
    if isinstance(column, str):
        if column not in snapshot.people:
            raise QuestionError(
                "groups",
                f'people have no column "{column}"',
                did_you_mean(column, snapshot.people.columns),
            )
        value_of = snapshot.people.set_index("person_id")[column]
    else:
        value_of = pd.Series(dict(column), dtype=object)
        value_of.index = value_of.index.map(str)
    value_of = value_of.reindex(arcs.ids)
    codes, names = pd.factorize(value_of.where(value_of.notna(), None), use_na_sentinel=True)
    texts = [str(name) for name in names]
    order = np.argsort(np.array(texts, dtype=object), kind="stable")
    place = np.empty(len(order) + 1, dtype=np.int32)
    place[order], place[-1] = np.arange(len(order)), -1
    if not texts:
        raise QuestionError("groups", "nobody's group is known", "Give another column or a mapping")
    return Groups([texts[at] for at in order], place[codes])
