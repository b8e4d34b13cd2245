"""Every university there is to be at: the store's own and the shipped list, by region."""

from functools import lru_cache

import pandas as pd

from graph.snapshot import Snapshot
from ingest.campuses import Campuses, Listed, listed_campuses
from ingest.fields.choices import provinces

LISTED_IN = "November 2026"
"""When the shipped list was compiled (``data/reference/SOURCES.md``)."""
REGIONS = provinces().choices
UNKNOWN = "Region unknown"
_COLUMNS = ["university_id", "name", "city", "region", "on_list", "in_store"]


def the_list() -> str:
    """Say which list of universities is the denominator, of when, and what it is not."""
    return (
        f"the shipped list of {len(listed_campuses())} universities, compiled in {LISTED_IN}; it "
        "is not the official list of the Higher Education Commission"
    )


@lru_cache(maxsize=4096)
def region_of(province: object) -> str:
    """Give the region that is meant by a province as written; ``UNKNOWN`` where none is."""
    if not isinstance(province, str):
        return UNKNOWN
    try:
        return provinces()(province)
    except ValueError:
        return UNKNOWN


def regions_of(snapshot: Snapshot) -> pd.Series:
    """Give the region of each of the store's universities, by id; the list helps where it can."""
    known = universities(snapshot)
    return known[known["in_store"]].set_index("university_id")["region"]


def universities(snapshot: Snapshot) -> pd.DataFrame:
    """List every known university: those of the store, and those of the shipped list it lacks.

    Columns ``university_id`` (the store's, else the list's), ``name, city, region, on_list,
    in_store``. A university of the store is found on the list by its names and place.
    """
    own = [
        Listed(*(text if isinstance(text, str) else None for text in row))  # type: ignore[arg-type]
        for row in snapshot.campuses[
            ["university_id", "name", "city", "province", "short_name", "name_ur"]
        ].itertuples(index=False)
    ]
    return _universities(tuple(own)).copy()


@lru_cache(maxsize=16)
def _universities(own: tuple[Listed, ...]) -> pd.DataFrame:
    known = Campuses(each for each in own if each.name)
    listed = {each.university_id: each for each in listed_campuses()}
    rows, met = [], set()
    for each in own:
        same = listed.get(known.canonical(each.university_id))
        met.add(same.university_id if same else None)
        city, province = each.city or (same and same.city), each.province
        region = region_of(province if province or not same else same.province)
        named = each.name or each.university_id
        rows.append((each.university_id, named, city, region, same is not None, True))
    rows += [
        (each.university_id, each.name, each.city, region_of(each.province), True, False)
        for each in listed.values()
        if each.university_id not in met
    ]
    return pd.DataFrame(rows, columns=_COLUMNS)
