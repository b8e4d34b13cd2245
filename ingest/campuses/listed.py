"""The universities that are known beforehand: the list that is shipped."""

import csv
from dataclasses import dataclass
from functools import cache

from graph.settings import DATA


@dataclass(frozen=True)
class Listed:
    """A university with all it goes by.

    ``acronyms`` and ``other_names`` mean it wherever they stand; those in ``with_place`` are used
    of others too, and mean it where the place agrees. ``branches`` are other cities it is in.
    """

    university_id: str
    name: str
    city: str | None = None
    province: str | None = None
    short_name: str | None = None
    name_ur: str | None = None
    sector: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    acronyms: tuple[str, ...] = ()
    with_place: tuple[str, ...] = ()
    other_names: tuple[str, ...] = ()
    branches: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """What means it wherever it stands."""
        own = (self.name, self.name_ur, *self.other_names, *self.acronyms)
        return tuple(name for name in own if name)


@cache
def listed_campuses() -> tuple[Listed, ...]:
    """Read the shipped list (``data/reference/campuses.csv``)."""
    path = DATA / "reference" / "campuses.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(_listed(row) for row in csv.DictReader(file))


def _listed(row: dict[str, str]) -> Listed:
    return Listed(
        university_id=row["university_id"],
        name=row["name"],
        city=row["city"],
        province=row["province"],
        short_name=row["short_name"] or None,
        name_ur=row["name_ur"] or None,
        sector=row["sector"],
        latitude=float(row["latitude"]),
        longitude=float(row["longitude"]),
        acronyms=_several(row["acronyms"]),
        with_place=_several(row["with_place"]),
        other_names=_several(row["other_names"]),
        branches=_several(row["branches"]),
    )


def _several(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split("|") if part)
