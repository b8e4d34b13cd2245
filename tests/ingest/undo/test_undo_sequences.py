"""Whatever is loaded in whatever order: without an import is as if it had never been made."""

import random
import sys
from pathlib import Path

import pytest

from graph.store import Store
from ingest.load import load
from ingest.undo import undo

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from small_campaign import as_csv
from store_picture import content, everything, values

Upload = tuple[str, bytes]
LENGTH = 7
PEOPLE, SESSIONS, POSTS = ("P1", "P2", "P3"), ("S1", "S2"), ("1" * 18, "2" * 18, "3" * 18)
HANDLES = ("one", "two", "three")


def base() -> list[Upload]:
    """Give what every sequence begins with, so that not all that follows is refused."""
    campus = {"university_id": "U1", "name": "Example", "city": "Karachi", "province": "Sindh"}
    people = [{"person_id": person, "name": "Some Body"} for person in PEOPLE[:2]]
    accounts = [{"platform": "x", "account_id": "100", "handle": "one"}]
    accounts.append({"platform": "x", "account_id": "101", "handle": "two"})
    session = {"session_id": "S1", "title": "T", "held_on": "2026-03-01", "venue_id": "U1"}
    return [
        ("universities.csv", as_csv([campus])),
        ("people.csv", as_csv(people)),
        ("accounts.csv", as_csv(accounts)),
        ("sessions.csv", as_csv([session | {"topics": "PEACE"}])),
    ]


class Files:
    """Makes small files that overlap, contradict and stand on each other."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)  # noqa: S311 - a test, not a secret
        self._made = 0

    def one(self) -> Upload:
        make = self._chance.choice(
            (
                *(self.people, self.people, self.terms, self.sessions, self.session_people),
                *(self.accounts, self.posts, self.posts, self.interactions, self.figures),
            )
        )
        self._made += 1
        rows = [make() for _ in range(self._chance.randint(1, 3))]
        # Two rows of one file must not contradict each other: the second would be set aside.
        unique = {tuple(row[name] for name in make_key(make.__name__)): row for row in rows}
        return f"{self._made}_{make.__name__}.csv", as_csv(list(unique.values()))

    def _some(self, **cells: tuple[object, ...]) -> dict[str, object]:
        return {name: self._chance.choice(choices) for name, choices in cells.items()}

    def people(self) -> dict[str, object]:
        found = self._some(person_id=PEOPLE, name=("A B", "C D"), roles=("", "staff", "ambassador"))
        return found | self._some(gender=("", "female", "male"))

    def terms(self) -> dict[str, object]:
        row = {"university_id": "U1", "appointed_on": "2026-01-01"}
        return self._some(person_id=PEOPLE) | row | self._some(cohort=("", "2026-A", "2026-B"))

    def sessions(self) -> dict[str, object]:
        row = {"held_on": "2026-03-01", "venue_id": "U1"}
        topics = ("", "Peace", "peace;Law", "LAW")
        return self._some(session_id=SESSIONS, title=("T1", "T2"), topics=topics) | row

    def session_people(self) -> dict[str, object]:
        return self._some(session_id=SESSIONS, person_id=PEOPLE, part=("hosted", "attended"))

    def accounts(self) -> dict[str, object]:
        at = self._chance.randrange(3)
        row = {"platform": "x", "account_id": f"10{at}", "handle": HANDLES[at]}
        return row | self._some(followers=("", 5, 9), official=("", "yes", "no"))

    def posts(self) -> dict[str, object]:
        at = self._chance.randrange(3)
        row = {"platform": "x", "post_id": POSTS[at], "account_id": HANDLES[at]}
        row |= self._some(posted_at=("2026-03-01T10:00Z", "2026-03-02T10:00Z"))
        return row | self._some(text=("", "one", "two"), hashtags=("", "Tag", "tag;Other"))

    def interactions(self) -> dict[str, object]:
        at, other = self._chance.sample(range(3), 2)
        row = {"platform": "x", "post_id": POSTS[at], "source": HANDLES[at]}
        row |= {"target": HANDLES[other], "happened_at": "2026-03-03T10:00Z"}
        return row | {"type": "reply", "target_post_id": POSTS[other]}

    def figures(self) -> dict[str, object]:
        row = {"metric": "views", "measured_on": "2026-04-01", "source": "Report", "platform": "x"}
        return row | {"of": "post"} | self._some(of_id=POSTS, value=(1, 2))


def make_key(name: str) -> tuple[str, ...]:
    return {
        "people": ("person_id",),
        "terms": ("person_id",),
        "sessions": ("session_id",),
        "session_people": ("session_id", "person_id", "part"),
        "accounts": ("account_id",),
        "posts": ("post_id",),
        "interactions": ("post_id",),
        "figures": ("of_id",),
    }[name]


def load_all(store: Store, uploads: list[Upload]) -> None:
    """Load one file after the other into an empty store."""
    store.run("MATCH (n) DETACH DELETE n")
    load(store, base())
    for upload in uploads:
        load(store, [upload])


@pytest.mark.parametrize("seed", range(8))
def test_without_an_import_is_as_if_it_had_never_been_made(empty_store: Store, seed: int) -> None:
    maker = Files(seed)
    uploads = [maker.one() for _ in range(LENGTH)]
    undone = uploads[seed % LENGTH]
    others = [upload for upload in uploads if upload is not undone]
    load_all(empty_store, others)
    without, rows_without = content(empty_store), accepted(empty_store)
    load_all(empty_store, uploads)
    before = everything(empty_store)
    runs = values(
        empty_store, "MATCH (i:Import {file: $file}) RETURN i.run_id, i.loaded", file=undone[0]
    )
    done = undo(empty_store, str(runs[0][0]))
    if done.blocked:
        assert everything(empty_store) == before
        return
    assert not done.problems
    # Rows of others that came in because of it alone would not have come in without it.
    if accepted(empty_store) == rows_without:
        assert content(empty_store) == without


def accepted(store: Store) -> list[tuple[object, ...]]:
    """List how many rows each import that stands has accepted."""
    return values(
        store,
        "MATCH (i:Import)-[:HOLDS]->(r) WHERE i.status <> 'undone' "
        "RETURN i.file, sum(r.rows) AS rows ORDER BY i.file",
    )
