"""A written name is read: by its words, by its parts, as a part of a university, as a slip."""

import re
from collections.abc import Sequence

from ingest.campuses.misspelt import Misspelt
from ingest.campuses.names import Holders, Names
from ingest.campuses.words import Words, all_words, without_campus, words

_PARTS = re.compile(r"[,;()\[\]/|:،؛]|\s[-–—]+\s|\bat\b", re.IGNORECASE)
_UNITS = frozenset(
    ("department", "faculty", "school", "college", "institute", "center", "campus", "hostel")
)
_INSTITUTIONS = frozenset(("university", "institute", "college", "academy"))
_SHORT = 2
"""An acronym of two letters has many meanings: another city than the university's casts doubt."""


def meant(
    names: Names, misspelt: Misspelt | None, text: str, city: str | None, province: str | None
) -> str | None:
    """Find the one university a text means, by its words, its parts, or but for a slip."""
    given = [place for _, place in names.places_in(words(f"{city or ''}"))]
    wide = [place for _, place in names.places_in(words(f"{province or ''}"))]
    text = without_campus(text)
    whole = words(text)
    found = _whole(names, whole, given, wide)
    if found is None:
        found = _by_parts(names, text, given, wide)
    if found is None:
        found = _part_of(names, text, given)
    if found is None and misspelt is not None:
        found = misspelt.meant(whole)
    return found


def _whole(names: Names, found: Words, given: Sequence[Words], wide: Sequence[Words]) -> str | None:
    """Read words as one name, with or without a place among them."""
    direct = _resolved(names, names.holders(found), found, given, wide)
    if direct is not None:
        return direct
    meant: set[str] = set()
    inside = names.places_in(found)
    for leave_out in [*([each] for each in inside), inside]:
        rest = _without(found, leave_out)
        places = [place for _, place in leave_out]
        agreeing = {
            one: so for one, so in names.holders(rest).items() if _is_near(names, one, places)
        }
        one = _resolved(names, agreeing, rest, [*places, *given], wide)
        if one is not None:
            meant.add(one)
    return meant.pop() if len(meant) == 1 else None


def _resolved(
    names: Names, holders: Holders, found: Words, given: Sequence[Words], wide: Sequence[Words]
) -> str | None:
    """Choose among those who go by a name: the only one, or the only one at that place."""
    certain = [one for one, so in holders.items() if so]
    there = [one for one in holders if words(names.campuses[one].city or "") in given]
    there = there or [one for one in holders if names.places[one].intersection(given)]
    if len(there) == 1 and (len(certain) != 1 or there == certain):
        return there[0]
    if len(certain) == 1 and not there:
        is_vague = len(found) == 1 and len(found[0]) <= _SHORT
        return None if is_vague and given else certain[0]
    if not there and not given:
        inside = [one for one in holders if names.provinces[one].intersection(wide)]
        return inside[0] if len(inside) == 1 else None
    return None


def _by_parts(names: Names, text: str, given: Sequence[Words], wide: Sequence[Words]) -> str | None:
    """Read a text in parts, such as "Department of Physics, UoP, Peshawar" or "X (Y)"."""
    parts = parts_of(text)
    if len(parts) < 2:
        return None
    places = [part for part in parts if _is_place(names, part)]
    near = [*places, *given]
    named: list[Holders] = []
    for part in parts:
        if part in places:
            continue
        holders = names.holders(part)
        one = _whole(names, part, near, wide)
        if one is not None:
            named.append({one: True})
        elif holders:
            named.append(holders)
        elif _INSTITUTIONS & set(part) and not (_UNITS & set(part) and "university" not in part):
            return None
    if not named:
        return None
    common = {
        one: any(holders[one] for holders in named)
        for one in named[0]
        if all(one in holders for holders in named)
    }
    fitting = {one: so for one, so in common.items() if not places or _agrees(names, one, places)}
    if len(fitting) == 1 and len(named) > 1:
        return next(iter(fitting))
    return _resolved(names, fitting, ("", ""), near, wide)


def _part_of(names: Names, text: str, given: Sequence[Words]) -> str | None:
    """Read "NUST College of …" and "Law School University of …": a part of a university."""
    found = words(text)
    for size in range(len(found) - 1, 0, -1):
        head, rest = found[:size], found[size:]
        one = _resolved(names, names.holders(head), head, given, ())
        is_unit = rest[0] in _UNITS or ("university" in head and _UNITS & set(rest[:3]))
        if one is not None and is_unit:
            whole_name = size > 1
            short_name = "of" in all_words(text) and rest[0] != "institute" and len(head[0]) > 2
            return one if whole_name or short_name else None
    for start in range(1, len(found)):
        head, rest = found[:start], found[start:]
        one = _resolved(names, names.holders(rest), rest, given, ())
        if one is not None:
            is_unit = _UNITS & set(head) and not names.holders(head)
            return one if is_unit and _is_said(rest, text) else None
    return None


def _is_said(name: Words, text: str) -> bool:
    """Whether "University of X" is said with its "of": … College University, X is another one."""
    if name[0] != "university" or len(name) == 1:
        return True
    spoken = " ".join(all_words(text)).replace(" the ", " ")
    return f"university of {name[1]}" in spoken


def parts_of(text: str) -> list[Words]:
    """Give the words of each part of a text: between commas, brackets, slashes and dashes."""
    parts = [words(part) for part in _PARTS.split(without_campus(text))]
    return [part for part in parts if part]


def _is_place(names: Names, part: Words) -> bool:
    return not _without(part, names.places_in(part))


def _is_near(names: Names, one: str, places: Sequence[Words]) -> bool:
    """Whether all these places are the university's: its cities or its province."""
    return all(place in names.places[one] | names.provinces[one] for place in places)


def _agrees(names: Names, one: str, places: Sequence[Words]) -> bool:
    own = names.places[one] | names.provinces[one]
    return not own or any(place in own for place in places)


def _without(found: Words, places: Sequence[tuple[int, Words]]) -> Words:
    gone = {at + step for at, place in places for step in range(len(place))}
    return tuple(word for at, word in enumerate(found) if at not in gone)


def without_places(names: Names, found: Words) -> Words:
    """Leave out the places among words."""
    return _without(found, names.places_in(found))
