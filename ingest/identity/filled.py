"""Who stands for several people has their roles, and what they know where there is a gap."""

from collections.abc import Sequence
from typing import Any

from ingest.identity.concerned import Concerned

_FACTS = {
    "person": (
        ("name_ur",),
        ("gender",),
        ("faith_group",),
        ("disciplines",),
        ("expertise",),
        ("consent",),
    ),
    "campus": (
        ("name_ur",),
        ("short_name",),
        ("city", "province"),
        ("latitude", "longitude"),
        ("sector",),
        ("students",),
    ),
}
"""What is filled in, and what belongs together. A name is never changed."""


def filled_in(keeper: Concerned, members: Sequence[Concerned]) -> dict[str, Any] | None:
    """Say how a keeper changes to be filled in from its members; None if it is right as it is.

    ``members`` come in the order in which they are asked. What a keeper was told itself stands.
    """
    loans = _loans(keeper, members)
    own = set(keeper.own_roles)
    lent = sorted({role for member in members for role in member.own_roles} - own)
    had = set(keeper.properties.get("filled_roles") or ())
    before = {name: keeper.properties.get(name) for name in keeper.properties.get("filled") or ()}
    if before == loans and had == set(lent):
        return None
    return {
        "element": keeper.element,
        "remove": sorted(had - own - set(lent)),
        "add": lent,
        "set": {
            **dict.fromkeys(before),
            **loans,
            "filled": sorted(loans) or None,
            "filled_roles": lent or None,
        },
    }


def _loans(keeper: Concerned, members: Sequence[Concerned]) -> dict[str, Any]:
    loans: dict[str, Any] = {}
    for names in _FACTS[keeper.node[0]]:
        if any(keeper.own(name) is not None for name in names):
            continue
        for member in members:
            told = {name: member.own(name) for name in names if member.own(name) is not None}
            if told:
                loans.update(told)
                break
    return loans
