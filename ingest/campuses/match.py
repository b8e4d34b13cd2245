"""Which university a written name means: certain, or in doubt between a few."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ingest.campuses.listed import Listed, listed_campuses
from ingest.campuses.misspelt import Misspelt
from ingest.campuses.names import Names
from ingest.campuses.reading import meant, parts_of, without_places
from ingest.campuses.words import without_campus, words

_CANDIDATES = 5
_ALIKE = 82.0


@dataclass(frozen=True)
class Match:
    """What a name means: the university's id if that is certain, else those it may mean.

    ``candidates`` are (id, score out of 100), the likeliest first.
    """

    university_id: str | None
    candidates: tuple[tuple[str, float], ...] = ()

    @property
    def is_certain(self) -> bool:
        """Whether there is no doubt."""
        return self.university_id is not None


class Campuses:
    """The universities that are known: a store's own come first, then the shipped list."""

    def __init__(self, own: Iterable[Listed] = ()) -> None:
        """Know the shipped list, and ``own`` universities under their own ids.

        An own university that is one of the list is known by all the list's names for it.
        """
        shipped = Names(listed_campuses())
        misspelt = Misspelt(shipped)
        mine, instead = [], {}
        for each in own:
            one = meant(shipped, misspelt, each.name, each.city, each.province)
            if one is not None:
                instead[one] = each.university_id
            # What the team calls it means it here, whatever else it means elsewhere.
            short = (each.short_name,) if each.short_name else ()
            mine.append(replace(each, other_names=(*each.other_names, *short)))
        rest = [
            replace(each, university_id=instead.get(each.university_id, each.university_id))
            for each in shipped.campuses.values()
        ]
        self._own = Names(mine)
        self._all = Names(_joined(rest, mine))
        self._misspelt = Misspelt(self._all)
        self._listed_as = {own_id: listed for listed, own_id in instead.items()}

    def match(self, text: str, city: str | None = None, province: str | None = None) -> Match:
        """Say which university ``text`` means; the place helps where a name is not enough."""
        found = meant(self._own, None, text, city, province)
        found = found or meant(self._all, self._misspelt, text, city, province)
        if found is not None:
            return Match(found, ((found, 100.0),))
        return Match(None, self._candidates(text))

    def campus(self, university_id: str) -> Listed:
        """Give what is known of a university; raises KeyError if it is none of these."""
        return self._all.campuses[university_id]

    def canonical(self, university_id: str) -> str:
        """Give the id under which the shipped list has it: the same whatever a store calls it."""
        return self._listed_as.get(university_id, university_id)

    def has(self, university_id: str) -> bool:
        """Whether it is one of these."""
        return university_id in self._all.campuses

    def instead_of(self, listed_id: str) -> str | None:
        """Give the store's own university that is this one of the shipped list; None if none."""
        return next((own for own, one in self._listed_as.items() if one == listed_id), None)

    def is_own(self, university_id: str) -> bool:
        """Whether it is one of the store's own, not only of the shipped list."""
        return university_id in self._own.campuses

    def _candidates(self, text: str) -> tuple[tuple[str, float], ...]:
        scores: dict[str, float] = {}
        for part in parts_of(text):
            bare = without_places(self._all, part)
            for one in {**self._all.holders(part), **self._all.holders(bare)}:
                scores[one] = 95.0
        for one, score in self._misspelt.near(words(without_campus(text))):
            if score >= _ALIKE:
                scores.setdefault(one, score)
        ranked = sorted(scores.items(), key=lambda each: (-each[1], each[0]))
        return tuple(ranked[:_CANDIDATES])


def _joined(listed: Sequence[Listed], mine: Sequence[Listed]) -> list[Listed]:
    """Give each university once: the store's own, with the names the list has for it."""
    by_id = {each.university_id: each for each in listed}
    for each in mine:
        known = by_id.get(each.university_id)
        if known is not None:
            each = replace(
                each,
                city=each.city or known.city,
                province=each.province or known.province,
                acronyms=known.acronyms,
                with_place=known.with_place,
                other_names=(*each.other_names, *known.names),
                branches=known.branches,
            )
        by_id[each.university_id] = each
    return list(by_id.values())
