"""A person or campus whom merges concern, as the store has it and as the merges want it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ingest.identity.forest import Node

LABEL = {"person": "Person", "campus": "Venue"}
ROLES = ("Ambassador", "Panelist", "Staff", "Influencer", "University")
"""Labels that are told of somebody: who gives way keeps their names in ``was``."""


@dataclass
class Concerned:
    """One node: ``into`` is who stands for it in the store, ``keeper`` who should (None: itself).

    Both are given as the store's own id of the node (``element``).
    """

    node: Node
    element: str
    labels: frozenset[str]
    properties: Mapping[str, Any]
    into: str | None
    keeper: str | None = None

    @property
    def is_gone(self) -> bool:
        """Whether the store has it as one who gave way."""
        return f"Merged{LABEL[self.node[0]]}" in self.labels

    @property
    def own_roles(self) -> tuple[str, ...]:
        """The roles it was told to have itself."""
        if self.is_gone:
            told = frozenset(self.properties.get("was") or ())
        else:
            told = self.labels - set(self.properties.get("filled_roles") or ())
        return tuple(role for role in ROLES if role in told)

    def own(self, name: str) -> Any:
        """Give a property it was told itself; None if it has none, or a borrowed one."""
        borrowed = name in (self.properties.get("filled") or ())
        return None if borrowed else self.properties.get(name)

    def change(self) -> dict[str, Any] | None:
        """Say how the node changes to be gone, or back, or with another keeper; None if not."""
        if self.into == self.keeper and self.is_gone == (self.keeper is not None):
            return None
        label = LABEL[self.node[0]]
        change: dict[str, Any] = {"element": self.element, "remove": [], "add": [], "set": {}}
        if self.keeper is None and self.is_gone:
            change["remove"], change["add"] = [f"Merged{label}"], [label, *self.own_roles]
            change["set"] = {"was": None}
        elif self.keeper is not None and not self.is_gone:
            change["remove"], change["add"] = [label, *ROLES], [f"Merged{label}"]
            borrowed = self.properties.get("filled") or ()
            change["set"] = dict.fromkeys([*borrowed, "filled", "filled_roles"])
            change["set"]["was"] = list(self.own_roles)
        return change
