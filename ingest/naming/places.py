"""Which campus or place a file means: a known university, or one of its own awaiting review."""

from collections.abc import Iterable, Mapping
from hashlib import blake2b
from typing import Any

from graph.fold import fold, one_line
from graph.store import Store, statement
from ingest.campuses import Campuses, Listed
from ingest.fields.choices import provinces
from ingest.named import Campus
from ingest.source import Told

_LONGEST = 120
_COLUMNS = ("name", "name_ur", "short_name", "city", "province")


class Places:
    """The universities of the list, the store and this load, and what files name besides."""

    def __init__(self, store: Store, rows: Iterable[Mapping[str, Any]] = ()) -> None:
        """Know the store's own universities, and those whose ``rows`` are loaded now."""
        stored = store.read(statement("identity/universities")).to_dict("records")
        own = [*map(_listed, stored), *map(_listed, rows)]
        found = {each.university_id: each for each in own if each is not None}
        self._campuses = Campuses(found.values())
        self._ids: dict[Campus, str] = {}

    def id_of(self, campus: Campus) -> str | None:
        """Give the id of what is meant; a name nobody knows has an id of its own."""
        if not fold(campus.text):
            return None
        if campus not in self._ids:
            self._ids[campus] = self._meant(campus) or _own_id(campus)
        return self._ids[campus]

    def lasting(self, campus: Campus) -> str:
        """Give what stays the same of a campus, whatever id a store has for it."""
        found = self._meant(campus)
        return self._campuses.canonical(found) if found else _own_id(campus)

    def row(self, campus: Campus) -> Told | None:
        """Tell of the university or place, unless the campaign's own tables do."""
        found = self._meant(campus)
        if found is None:
            return _provisional(campus)
        if self._campuses.is_own(found):
            return None
        return "named_universities", shipped(self._campuses.campus(found))

    def completed(self, cells: Mapping[str, Any], campus: Campus) -> dict[str, Any]:
        """Fill the place of a university's own row where the file does not say it."""
        found = self._meant(campus)
        known = {} if found is None else shipped(self._campuses.campus(found))
        filled = {name: known[name] for name in ("city", "province") if name in known}
        return filled | {name: cell for name, cell in cells.items() if cell is not None}

    def _meant(self, campus: Campus) -> str | None:
        return self._campuses.match(campus.text, campus.city, campus.province).university_id


def _own_id(campus: Campus) -> str:
    """Make an id of a name that nobody knows: the same name at the same place, the same id."""
    said = fold(f"{campus.text} {campus.city or ''}")
    if len(said) > _LONGEST:
        said = f"{said[:_LONGEST]} {blake2b(said.encode(), digest_size=4).hexdigest()}"
    return f"named:{said}"


def _provisional(campus: Campus) -> Told:
    table, key = (
        ("named_venues", "venue_id") if campus.venue else ("named_universities", "university_id")
    )
    cells = {
        key: _own_id(campus),
        "name": one_line(campus.text),
        "city": one_line(campus.city) if campus.city else None,
        "province": _province(campus.province),
        "provisional": True,
    }
    return table, {name: cell for name, cell in cells.items() if cell is not None}


def _province(text: str | None) -> str | None:
    """Give a province as it is stored; what is none is left out."""
    try:
        return provinces()(text) if text else None
    except ValueError:
        return None


def shipped(campus: Listed) -> dict[str, Any]:
    """Give what the shipped list says of a university, as cells of its table."""
    cells = {
        "university_id": campus.university_id,
        **{name: getattr(campus, name) for name in _COLUMNS},
        **{name: getattr(campus, name) for name in ("latitude", "longitude", "sector")},
    }
    return {name: cell for name, cell in cells.items() if cell is not None}


def _listed(row: Mapping[Any, Any]) -> Listed | None:
    """Take what a row says of a university; None if it has no id or no name of its own."""
    told = {name: cell if isinstance(cell := row.get(name), str) else None for name in _COLUMNS}
    own_id = row.get("university_id")
    if not isinstance(own_id, str) or told["name"] is None:
        return None
    return Listed(
        own_id,
        told["name"],
        city=told["city"],
        province=told["province"],
        short_name=told["short_name"],
        name_ur=told["name_ur"],
    )
