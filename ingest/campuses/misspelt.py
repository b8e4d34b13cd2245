"""Names with a slip of the pen: meant if one university's name is very near and no other's."""

from collections.abc import Iterable

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from ingest.campuses.names import Names
from ingest.campuses.words import Words

_NEAR = 72.0
_LOOKED_AT = 12
_SHORTEST = 5
"""A word shorter than this has too many neighbours: Swat is not a slip for Swabi."""


class Misspelt:
    """Finds names that are written almost like a known one."""

    def __init__(self, names: Names) -> None:
        """Look among the names that mean one university for certain."""
        self._names = names
        known = [(found, one) for found, one in names.certain() if len("".join(found)) > _SHORTEST]
        self._keys = known
        self._texts = [" ".join(sorted(found)) for found, _ in known]

    def near(self, found: Words) -> list[tuple[str, float]]:
        """Give universities whose names are near, each once, with the score of the nearest."""
        best: dict[str, float] = {}
        for _, score, at in self._nearest(found):
            one = self._keys[at][1]
            best[one] = max(best.get(one, 0.0), round(score, 1))
        return sorted(best.items(), key=lambda each: -each[1])

    def meant(self, found: Words) -> str | None:
        """Give the university that is meant but for slips; None if that is not certain.

        Only words that are known nowhere may be slips, so that a real name is never taken for
        another one; and a second university must not be nearly as near.
        """
        tries: list[tuple[Words, tuple[Words, ...]]] = [(found, ())]
        tries += [
            (found[:at] + found[at + len(place) :], (place,))
            for at, place in self._names.places_in(found)
        ]
        slips: dict[str, int] = {}
        for rest, places in tries:
            for one, count in self._slips(rest):
                if all(place in self._names.places[one] for place in places):
                    slips[one] = min(count, slips.get(one, count))
        ranked = sorted((count, one) for one, count in slips.items())
        if not ranked or (len(ranked) > 1 and ranked[1][0] - ranked[0][0] < 2):
            return None
        return ranked[0][1]

    def _slips(self, found: Words) -> Iterable[tuple[str, int]]:
        """Count the slips between these words and every name near them."""
        for _, _, at in self._nearest(found):
            key, one = self._keys[at]
            count = self._between(found, key)
            if count is not None:
                yield one, count

    def _between(self, found: Words, key: Words) -> int | None:
        """Count the slips that turn one name into the other; None if it takes more than slips."""
        rest, wanted = _unlike(found, key)
        if not rest or not wanted:
            return None
        if any(word in self._names.vocabulary for word in rest):
            return None
        if len(rest) != len(wanted):
            # A word written in two, or two in one: Zia ud Din for Ziauddin.
            return _slip("".join(rest), "".join(wanted))
        counts = [_slip(one, other) for one, other in _paired(rest, wanted)]
        return None if None in counts else sum(count for count in counts if count)

    def _nearest(self, found: Words) -> list[tuple[str, float, int]]:
        text = " ".join(sorted(found))
        return process.extract(
            text, self._texts, scorer=fuzz.ratio, score_cutoff=_NEAR, limit=_LOOKED_AT
        )


def _slip(written: str, meant: str) -> int | None:
    """Count the letters that differ, if these are few for so long a word."""
    if min(len(written), len(meant)) < _SHORTEST:
        return None
    allowed = 1 if len(meant) <= 6 else 2 if len(meant) <= 11 else 3
    count = OSA.distance(written, meant, score_cutoff=allowed)
    return count if count <= allowed else None


def _unlike(found: Words, key: Words) -> tuple[list[str], list[str]]:
    """Leave out the words that both have."""
    wanted = list(key)
    rest = []
    for word in found:
        if word in wanted:
            wanted.remove(word)
        else:
            rest.append(word)
    return rest, wanted


def _paired(rest: list[str], wanted: list[str]) -> list[tuple[str, str]]:
    """Put each word beside the one it is nearest to."""
    left = list(wanted)
    pairs = []
    for word in rest:
        nearest = min(left, key=lambda other: OSA.distance(word, other))
        left.remove(nearest)
        pairs.append((word, nearest))
    return pairs
