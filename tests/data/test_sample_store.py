"""The sample campaign goes down the real road: every row is accepted, and only once."""

from data import SAMPLE
from data.making.tables import COLUMNS
from graph.store import Store
from ingest.load import load

FIGURES = """
MATCH (a:Ambassador) WITH count(a) AS ambassadors
MATCH (:Ambassador)-[:AMBASSADOR_OF]->(u:University)
WITH ambassadors, count(DISTINCT u) AS universities
MATCH (p:Panelist) WITH ambassadors, universities, count(p) AS panelists
MATCH (:Campaign {name: 'MeandMyHero'})-[:USES]->(:Hashtag)<-[:TAGGED]-(t:Post)
MATCH (t)<-[:POSTED]-(x:Account)
RETURN ambassadors, universities, panelists, count(DISTINCT t) AS tweets,
  count(DISTINCT x) AS participants
"""
SEEN = """
MATCH (m:Measurement {metric: 'views'})-[:OF]->(p:Post)-[:PUBLISHES]->(:Content)
WITH p, m ORDER BY m.measured_on DESC
WITH p, head(collect(m.value)) AS views
RETURN sum(views) AS views
"""


def test_every_row_is_loaded_and_a_second_time_nothing_changes(
    empty_store: Store, tables: dict[str, list[dict[str, str]]]
) -> None:
    report = load(empty_store, [SAMPLE])
    by_kind = {file.kind: file for file in report.files if file.kind in COLUMNS}
    assert by_kind.keys() == COLUMNS.keys()
    for name, file in by_kind.items():
        assert not file.problems
        assert file.loaded == file.rows_read == len(tables[name])
    figures = empty_store.read(FIGURES).iloc[0].to_dict()
    assert figures == {
        "ambassadors": 40, "universities": 10, "panelists": 16, "tweets": 800, "participants": 211,
    }  # fmt: skip
    assert 55_000 < empty_store.read(SEEN).iloc[0]["views"] < 56_000
    again = load(empty_store, [SAMPLE])
    assert sum(file.loaded for file in again.files) == 0
    assert sum(file.rejected for file in again.files) == 0
