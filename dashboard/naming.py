"""What people and campuses are called where a lead chooses or reads them."""

from dashboard.text import clean
from graph.snapshot import Snapshot

_LONG_NAME = 46


def campus_names(snapshot: Snapshot) -> dict[str, str]:
    """Give each campus's name by its id, its short name where the name would fill a line."""
    known = snapshot.campuses
    rows = zip(known["university_id"], known["name"], known["short_name"], strict=True)
    return {
        id_: clean(short if len(name) > _LONG_NAME and isinstance(short, str) else name)
        for id_, name, short in rows
    }


def listed_people(snapshot: Snapshot) -> dict[str, str]:
    """Say how each person is listed: name, Urdu name, campus; the id where two read the same."""
    campuses = listed_campuses(snapshot)
    people = snapshot.people
    urdu = people["name_ur"] if "name_ur" in people else people["name"].where(lambda _: False)
    labels: dict[str, str] = {}
    seen: dict[str, int] = {}
    for person, *parts in zip(
        people["person_id"], people["name"], urdu, people["campus"].map(campuses), strict=True
    ):
        labels[person] = " · ".join(clean(part) for part in parts if isinstance(part, str))
        seen[labels[person]] = seen.get(labels[person], 0) + 1
    return {
        person: f"{label} · {person}" if seen[label] > 1 else label
        for person, label in labels.items()
    }


def listed_campuses(snapshot: Snapshot) -> dict[str, str]:
    """Give the campuses that somebody is at, by id."""
    present = set(snapshot.people["campus"].dropna())
    return {id_: name for id_, name in campus_names(snapshot).items() if id_ in present}
