"""Who is who within one form, meeting or workbook: the ids of people whom files only name."""

from collections import defaultdict
from collections.abc import Callable

from graph.fold import fold, one_line
from ingest.named import Someone
from ingest.naming.places import Places
from ingest.source import Told

Hashed = Callable[[str, str], str]
_DIGITS = 16


class Crowd:
    """The people the files of one load name."""

    def __init__(self, places: Places, hashed: Hashed) -> None:
        """Begin with nobody; ids are made with a keyed hash, so that they say nothing."""
        self._places, self._hashed = places, hashed
        self._named: dict[tuple[str, str], set[str]] = defaultdict(set)
        self._names: dict[str, str] = {}

    def meet(self, someone: Someone) -> None:
        """Take note of somebody before ids are asked for: a bare name may mean them."""
        if someone.name is None or _is_bare(someone):
            return
        found = self._own(someone)
        self._named[someone.scope, fold(someone.name)].add(found)
        self._names.setdefault(found, one_line(someone.name))

    def id_of(self, someone: Someone) -> str | None:
        """Give the id of somebody; None if nothing tells who it is.

        The same name at the same campus is the same person within a scope. A name alone means the
        one person of that name there, if there is just one.
        """
        if someone.own_id is None and not (someone.name and fold(someone.name)):
            return None
        if _is_bare(someone):
            known = self._named.get((someone.scope, fold(someone.name or "")), set())
            if len(known) == 1:
                return next(iter(known))
        return self._own(someone)

    def rows(self, someone: Someone) -> list[Told]:
        """Tell of a person, and what they are known by."""
        found = self.id_of(someone)
        if found is None or someone.name is None:
            return []
        name = self._names.setdefault(found, one_line(someone.name))
        signs = dict.fromkeys((sign.kind, sign.value) for sign in someone.signs if sign.value)
        return [
            ("named_people", {"person_id": found, "name": name}),
            *(
                ("person_signs", {"person_id": found, "kind": kind, "value": _sign(kind, value)})
                for kind, value in signs
            ),
        ]

    def _own(self, someone: Someone) -> str:
        told: tuple[str, ...]
        if someone.own_id is not None:
            told = ("id", someone.scope, fold(someone.own_id))
        else:
            campus = self._places.lasting(someone.campus) if someone.campus else ""
            told = ("name", someone.scope, fold(someone.name or ""), campus)
        return f"person-{self._hashed('person', repr(told))[:_DIGITS]}"


def _is_bare(someone: Someone) -> bool:
    return someone.own_id is None and someone.campus is None and not someone.signs


def _sign(kind: str, value: str) -> str:
    """Write an account so that it compares: ``X:@Amna_Ex`` and ``x:amna_ex`` are one."""
    if kind != "account":
        return value
    platform, _, handle = value.partition(":")
    return f"{fold(platform)}:{fold(handle.strip().lstrip('@'))}"
