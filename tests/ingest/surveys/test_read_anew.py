"""A survey loaded before is read anew once its mapping says something else, and only then."""

from dataclasses import replace
from pathlib import Path

from graph.store import Store
from ingest.context import Hashing
from ingest.load import load
from ingest.report import FileReport
from ingest.source import Context
from ingest.surveys.keep import read, write

REPORT = b"""Timestamp,Reporter name,Date of session,Venue,Theme,Notes
3/22/2024 18:05:12,Amna Tariq,20/03/2024,LUMS,Peace,Media
3/23/2024 18:05:12,Omar Zia,21/03/2024,LUMS,Law,Faith
"""


def loaded(store: Store, mappings: Path) -> FileReport:
    context = replace(Context(), hashed=Hashing(store, writing=True), mappings=mappings)
    (report,) = load(store, [("Session report.csv", REPORT)], context=context).files
    return report


def topics(store: Store) -> list[str]:
    return list(
        store.read("MATCH (:Session)-[:ON_TOPIC]->(t) RETURN DISTINCT t.name AS n ORDER BY n")["n"]
    )


def test_a_changed_mapping_is_heeded_and_so_is_changing_it_back(empty_store: Store, tmp_path: Path):
    assert loaded(empty_store, tmp_path).loaded == 2
    same = loaded(empty_store, tmp_path)
    assert (same.status, same.loaded, same.unchanged) == ("already loaded", 0, 2)
    (file,) = tmp_path.glob("*.toml")
    first = read(file)
    other = {"Theme": "drop", "Notes": "session.topics"}
    changed = [
        each.model_copy(update={"is_": other.get(each.question, each.is_)})
        for each in first.questions
    ]
    write(first.model_copy(update={"questions": tuple(changed)}), file)
    assert loaded(empty_store, tmp_path).loaded == 2
    assert topics(empty_store) == ["Faith", "Media"]
    assert loaded(empty_store, tmp_path).unchanged == 2
    write(first, file)
    assert loaded(empty_store, tmp_path).loaded == 2
    assert topics(empty_store) == ["Law", "Peace"]
