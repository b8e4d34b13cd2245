"""People and campuses that files name: found or made, once each, whatever file names them again."""

from typing import Any

from told import in_store, told

from graph.store import Store
from ingest.named import Campus, Someone
from ingest.source import Item

QAU = Campus("QAU", "Islamabad")
FORM = "form a"


def person(name: str, **known: Any) -> Someone:
    return Someone(name, FORM, **known)


def answers(*people: Someone) -> list[Item]:
    """Give one record a person: who they are, and where they study."""
    return [
        Item(
            at,
            [
                ("people", {"person_id": one, "name": one.name}),
                ("studies", {"person_id": one, "university_id": one.campus}),
            ],
        )
        for at, one in enumerate(people, start=1)
    ]


def test_a_person_and_a_campus_are_made_once(empty_store: Store) -> None:
    amna = person("Amna Example", campus=QAU)
    report = told(empty_store, answers(amna, person(" amna  EXAMPLE ", campus=Campus("Quaid-e-Azam University"))))
    assert (report.loaded, report.merged, report.rejected) == (1, 1, 0)
    assert in_store(
        empty_store,
        "MATCH (p:Person)-[:STUDIES_AT]->(u:University) RETURN p.name, u.university_id, u.name, u.city",
    ) == [("Amna Example", "qau", "Quaid-i-Azam University", "Islamabad")]
