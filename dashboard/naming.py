"""What people and campuses are called where a lead chooses or reads them."""

from dashboard.text import clean, told_apart
from graph.once import once
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
    rows = zip(
        people["person_id"], people["name"], urdu, people["campus"].map(campuses), strict=True
    )
    return told_apart(
        {
            person: " · ".join(clean(part) for part in parts if isinstance(part, str))
            for person, *parts in rows
        }
    )


@once
def named_people(snapshot: Snapshot) -> dict[str, str]:
    """Give each person's name alone, for a table's narrow column; the id where two are the same.

    Made once a snapshot: a page asks several times on every click, and there may be many people.
    """
    rows = zip(snapshot.people["person_id"], snapshot.people["name"], strict=True)
    return told_apart({person: clean(name) for person, name in rows})


def listed_campuses(snapshot: Snapshot) -> dict[str, str]:
    """Name the campuses that somebody is at, by id; the id stands by where two read the same."""
    present = set(snapshot.people["campus"].dropna())
    names = {id_: name for id_, name in campus_names(snapshot).items() if id_ in present}
    return told_apart(names)
