"""The same campus under two ids: joined if its name is certain, asked about if it is near."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph.store import Store, statement
from ingest.campuses import Campuses, Listed
from ingest.identity.doubts import Doubt
from ingest.identity.everybody import Pair
from ingest.identity.merging import Same
from ingest.naming.places import shipped


@dataclass(frozen=True)
class Place:
    """A university, or a place that a file names; ``provisional`` if nobody knows which it is."""

    id: str
    name: str
    name_ur: str | None
    short_name: str | None
    city: str | None
    province: str | None
    university: bool
    named: bool
    provisional: bool

    @property
    def listed(self) -> Listed:
        """The place as one of the known universities."""
        return Listed(self.id, self.name, self.city, self.province, self.short_name, self.name_ur)


def read_places(store: Store) -> list[Place]:
    """Read the universities, and the places that files only name."""
    rows = store.read(statement("identity/places")).to_dict("records")
    return [Place(**_texts(row)) for row in rows if row["name"]]


def same_places(places: Sequence[Place], apart: frozenset[Pair]) -> tuple[list[Same], list[Doubt]]:
    """Give places that are one for certain, and those that may be another one.

    A place of the shipped list is the campaign's own of the same name; a place nobody knew is the
    university its name means by now.
    """
    own = [each for each in places if each.university and not each.named]
    known = Campuses(each.listed for each in own)
    there = {each.id: each for each in places}
    certain, doubtful = [], []
    for each in places:
        if not each.named:
            continue
        if each.provisional:
            match = known.match(each.name, each.city, each.province)
            candidates, meant = match.candidates, match.university_id
        else:
            candidates, meant = (), known.instead_of(each.id)
        if meant is not None and meant != each.id and not _apart(each.id, meant, apart):
            certain.append(_same(each, there.get(meant), meant))
        elif meant is None:
            doubtful += [
                _doubt(each, known.campus(one), score)
                for one, score in candidates
                if not _apart(each.id, one, apart)
            ]
    return certain, doubtful


def make_listed(store: Store, university_ids: Sequence[str]) -> None:
    """See to it that universities of the shipped list are in the store."""
    listed = Campuses()
    wanted = [shipped(listed.campus(each)) for each in university_ids if listed.has(each)]
    rows = [{"university_id": each["university_id"], "set": each} for each in wanted]
    store.write(statement("identity/listed"), rows)


def _same(place: Place, other: Place | None, meant: str) -> Same:
    name = other.name if other else meant
    evidence = (f"the name means one university: {place.name}, {name}",)
    return Same(("campus", place.id), ("campus", meant), "same campus", evidence, "mashal")


def _doubt(place: Place, other: Listed, score: float) -> Doubt:
    where = f" in {other.city}" if other.city else ""
    said = (f"the file says {place.city}",) if place.city else ()
    evidence = (f"{place.name} may be {other.name}{where}", *said)
    return Doubt(
        ("campus", place.id),
        ("campus", other.university_id),
        "similar name",
        score,
        evidence,
        two_name=other.name,
    )


def _apart(one: str, two: str, apart: frozenset[Pair]) -> bool:
    return frozenset((one, two)) in apart


def _texts(row: Mapping[Any, Any]) -> dict[str, Any]:
    """Give a row's cells with None where nothing is told."""
    return {str(name): (cell if cell == cell else None) for name, cell in row.items()}
