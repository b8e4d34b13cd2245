"""An index of names: who goes by these words, for certain or only where the place agrees."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from ingest.campuses.listed import Listed
from ingest.campuses.words import Words, words

Holders = Mapping[str, bool]
"""Universities by id; True if the name means it wherever it stands."""

_NOBODY: Holders = {}
_PROVINCES = frozenset(
    map(words, ("Punjab", "Sindh", "Balochistan", "Khyber Pakhtunkhwa", "AJK", "Gilgit Baltistan"))
)


class Names:
    """What the names of some universities mean."""

    def __init__(self, campuses: Iterable[Listed]) -> None:
        """Take up every name, acronym and place of these universities."""
        self.campuses = {each.university_id: each for each in campuses}
        self._in_order: dict[Words, dict[str, bool]] = defaultdict(dict)
        self._in_any_order: dict[Words, dict[str, bool]] = defaultdict(dict)
        self.places: dict[str, frozenset[Words]] = {}
        self.provinces: dict[str, frozenset[Words]] = {}
        for campus in self.campuses.values():
            self._take_up(campus)
        self.known_places = frozenset().union(_PROVINCES, *self.places.values())
        self.vocabulary = frozenset(
            word for found in (*self._in_order, *self.known_places) for word in found
        )

    def holders(self, found: Words) -> Holders:
        """Say who goes by these words: in this order, else in any."""
        return self._in_order.get(found) or self._in_any_order.get(_sorted(found)) or _NOBODY

    def certain(self) -> Iterator[tuple[Words, str]]:
        """Give every name that means one university for certain, with that university."""
        for found, holders in self._in_order.items():
            certain = [one for one, so in holders.items() if so]
            if len(certain) == 1:
                yield found, certain[0]

    def places_in(self, found: Words) -> list[tuple[int, Words]]:
        """Find the places among words: where each begins, and its words."""
        out = []
        at = 0
        while at < len(found):
            for size in (3, 2, 1):
                place = found[at : at + size]
                if len(place) == size and place in self.known_places:
                    out.append((at, place))
                    at += size - 1
                    break
            at += 1
        return out

    def _take_up(self, campus: Listed) -> None:
        one = campus.university_id
        city = words(campus.city or "")
        self.places[one] = frozenset({city, *map(words, campus.branches)} - {()})
        self.provinces[one] = frozenset({words(campus.province or "")} - {()})
        for name in campus.with_place:
            self._add(words(name), one, certain=False)
        for name in campus.names:
            found = words(name)
            self._add(found, one, certain=True)
            # "University of Agriculture, Faisalabad" is called so without its city in Faisalabad.
            if city and found[-len(city) :] == city and name in (campus.name, campus.name_ur):
                self._add(found[: -len(city)], one, certain=False)

    def _add(self, found: Words, one: str, *, certain: bool) -> None:
        if not found or found == ("university",):
            return
        for index, key in ((self._in_order, found), (self._in_any_order, _sorted(found))):
            index[key][one] = index[key].get(one, False) or certain


def _sorted(found: Words) -> Words:
    return tuple(sorted(found))
