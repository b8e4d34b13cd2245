"""The network with a share of its people or ties left out at random, as a light snapshot."""

from dataclasses import fields
from functools import cached_property
from typing import Any, Literal

import numpy as np
import numpy.typing as npt
import pandas as pd

from graph.bands.kept import Kept, KeptPeople, KeptTies, Pairs, Truths
from graph.csr import Csr, positions
from graph.narrowing import WHOSE
from graph.snapshot import Snapshot

Ints = npt.NDArray[np.int64]
Remove = Literal["people", "ties"]

# They too go with their people.
_WHOSE = {**WHOSE, "people": ("person_id",), "ties": ("source", "target")}


class Thinned(Snapshot):
    """A snapshot less some people or ties. Its tables are cut when a measure asks for them.

    Most measures read the rows of the network alone, and two hundred runs are many.
    """

    _whole: Snapshot
    _kept: Kept
    _ends: "Ends"

    def __new__(cls, *args: Any, **kwargs: Any) -> Any:
        """Give a plain snapshot: who replaces a table has tables, and nothing is left to cut."""
        return Snapshot(*args, **kwargs)

    @classmethod
    def of(cls, whole: Snapshot, kept: Kept, ends: "Ends") -> "Thinned":
        """Cut ``whole``, one of the networks of the snapshot that ``ends`` are of."""
        thin: Thinned = object.__new__(cls)
        same = {one.name: getattr(whole, one.name) for one in fields(whole)}
        vars(thin).update({name: value for name, value in same.items() if name not in _WHOSE})
        vars(thin).update(_whole=whole, _kept=kept, _ends=ends)
        return thin

    def __getattr__(self, name: str) -> Any:
        """Cut the table ``name``: it isn't there until somebody asks for it."""
        if name not in _WHOSE:
            raise AttributeError(name)
        frame: pd.DataFrame = getattr(self._whole, name)
        kept = self._kept.rows(self._ends.of(frame, _WHOSE[name]))
        vars(self)[name] = frame if kept.all() else frame[kept].reset_index(drop=True)
        return vars(self)[name]

    @cached_property
    def ids(self) -> pd.Index:
        """The ids of the people who are left."""
        return self._kept.people(self._whole.ids)

    @cached_property
    def csr(self) -> Csr:
        """The rows of the network, cut from those of the whole."""
        return self._kept.arcs(self._whole.csr)

    # Not kept where it is the snapshot itself: who holds themselves goes late, and these are many.
    @property
    def undirected(self) -> Snapshot:
        """The same with direction left aside."""
        return self._undirected if self.directed else self

    @property
    def amplifies(self) -> Snapshot:
        """Who amplifies whom, less the same people or ties."""
        return self if self._whole.amplifies is self._whole else self._amplifies

    @cached_property
    def _undirected(self) -> Snapshot:
        return Thinned.of(self._whole.undirected, self._kept, self._ends)

    @cached_property
    def _amplifies(self) -> Snapshot:
        return Thinned.of(self._whole.amplifies, self._kept, self._ends)


class Ends:
    """Where in the list of people the people of a table's rows stand, looked up once a table."""

    def __init__(self, ids: pd.Index) -> None:
        self._ids = ids
        self._known: dict[int, tuple[pd.DataFrame, list[Ints]]] = {}

    def of(self, frame: pd.DataFrame, columns: tuple[str, ...]) -> list[Ints]:
        """Give the positions of each column's people; -1 where a row names nobody known."""
        # The table is kept beside them, so that its id stays its own.
        if id(frame) not in self._known:
            found = [positions(self._ids, frame[column]) for column in columns]
            self._known[id(frame)] = (frame, found)
        return self._known[id(frame)][1]


class Thinning:
    """Run after run, a network with a share of its people or ties left out.

    Who is left out in run r depends on ``seed``, r and the people's ids alone: not on the order of
    rows, nor on what ran before or beside it. Ties are left out as pairs of people: in a directed
    network both ways at once, in the network of who amplifies whom the same pairs.
    """

    def __init__(self, whole: Snapshot, remove: Remove, share: float, seed: int) -> None:
        self._whole, self._share, self._seed, self._remove = whole, share, seed, remove
        self._ends, self._pairs = Ends(whole.ids), Pairs(whole.ids)

    def run(self, run: int) -> tuple[Thinned, Truths]:
        """Give the network of a run, and who of the whole network's people is in it."""
        kept: Kept
        if self._remove == "people":
            kept = KeptPeople(self._pairs, self._seed, run, self._share)
            return Thinned.of(self._whole, kept, self._ends), kept.present
        kept = KeptTies(self._pairs, self._seed, run, self._share, self._whole.csr)
        everybody = np.ones(len(self._whole.ids), dtype=bool)
        return Thinned.of(self._whole, kept, self._ends), everybody
