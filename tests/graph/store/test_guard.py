"""A statement we did not write reads this database and does nothing else, whatever it says."""

from typing import Any

import pytest

from graph.errors import QuestionError
from graph.store import Store
from graph.store.guard import explain, only_reads, reason

WRITES = [
    "CREATE (n:Person {person_id: 'x'})",
    "MERGE (n:Topic {topic_id: 'x'}) RETURN n",
    "MATCH (n) SET n.name = 'x'",
    "MATCH (n) REMOVE n.name",
    "MATCH (n) DELETE n",
    "MATCH (n) DETACH DELETE n",
    "FOREACH (x IN [1] | CREATE (:Topic {topic_id: 'x'}))",
    "MATCH (n) CALL (n) { SET n.x = 1 } IN TRANSACTIONS",
    "CREATE INDEX x FOR (n:Person) ON (n.x)",
    "DROP CONSTRAINT person_key",
    "CREATE CONSTRAINT x FOR (n:Person) REQUIRE n.x IS UNIQUE",
    "CALL db.createLabel('Intruder')",
    "CREATE USER eve SET PASSWORD 'abcdefgh'",
    "ALTER USER neo4j SET PASSWORD 'abcdefgh'",
    "DROP USER neo4j",
]
LOOKS_ELSEWHERE = [
    "LOAD CSV FROM 'http://127.0.0.1:1/x' AS row RETURN row",
    "LOAD CSV FROM 'file:///etc/passwd' AS row RETURN row",
    "MATCH (n) WITH n LIMIT 1 LOAD CSV FROM 'http://127.0.0.1:1/' + n.name AS row RETURN row",
    "SHOW USERS",
    "SHOW CURRENT USER",
    "SHOW SETTINGS",
    "SHOW TRANSACTIONS",
    "SHOW TRANSACTIONS YIELD * RETURN *",
    "TERMINATE TRANSACTIONS 'neo4j-transaction-1'",
    "CALL dbms.listConfig()",
    "CALL dbms.listConnections()",
    "CALL dbms.killConnection('bolt-1')",
    "CALL db.clearQueryCaches()",
    "CALL { MATCH (n) RETURN n } IN TRANSACTIONS RETURN n",
    "CALL { MATCH (n) RETURN n } IN CONCURRENT TRANSACTIONS RETURN n",
    "USE system SHOW USERS",
]
NOT_ONE_ANSWER = [
    "EXPLAIN MATCH (n) RETURN n",
    "PROFILE MATCH (n) RETURN n",
    "// a comment\nprofile CREATE (n)",
    "/* a\ncomment */ EXPLAIN CREATE (n)",
    "MATCH (n) RETURN n; MATCH (n) DETACH DELETE n",
    "",
    "RETURN",
    "MATCH (n) RETURN $missing",
]


@pytest.fixture
def one_person(empty_store: Store) -> Store:
    empty_store.run("CREATE (:Person {person_id: 'p1', name: 'a'})")
    return empty_store


@pytest.mark.parametrize("cypher", [*WRITES, *LOOKS_ELSEWHERE, *NOT_ONE_ANSWER])
def test_is_refused_and_changes_nothing(one_person: Store, cypher: str) -> None:
    with pytest.raises(QuestionError) as told:
        one_person.ask(cypher, {})
    assert "\n" not in str(told.value)
    left = one_person.read("MATCH (n) RETURN labels(n) AS labels, properties(n) AS properties")
    assert left.to_dict("records") == [
        {"labels": ["Person"], "properties": {"person_id": "p1", "name": "a"}}
    ]


def test_schema_and_users_are_untouched(store: Store) -> None:
    before = store.read("SHOW INDEXES YIELD name RETURN collect(name) AS names")["names"][0]
    for cypher in WRITES:
        with pytest.raises(QuestionError):
            store.ask(cypher, {})
    assert store.read("SHOW INDEXES YIELD name RETURN collect(name) AS n")["n"][0] == before
    assert store.read("SHOW USERS YIELD user RETURN user")["user"].tolist() == ["neo4j"]


@pytest.mark.parametrize(
    "cypher",
    [
        "MATCH (p:Person) RETURN p.name AS name",
        "MATCH (p:Person) RETURN p.name AS name;",
        "// who\nMATCH (p:Person) RETURN p.name AS name",
        "CYPHER 5 MATCH (p:Person) RETURN p.name AS name",
        "CALL (*) { MATCH (p:Person) RETURN p.name AS name } RETURN name",
        "MATCH (explain:Person) RETURN explain.name AS name",
    ],
)
def test_reading_is_allowed(one_person: Store, cypher: str) -> None:
    assert one_person.ask(cypher, {})["name"].tolist() == ["a"]


def test_procedures_of_neo4j_that_look_at_the_database_are_allowed(one_person: Store) -> None:
    labels = one_person.ask("CALL db.labels() YIELD label RETURN label", {})
    assert "Person" in labels["label"].tolist()


def test_parameters_and_limit(store: Store) -> None:
    frame = store.ask("UNWIND range(1, $most) AS n RETURN n", {"most": 1000}, limit=3)
    assert frame["n"].tolist() == [1, 2, 3]


def test_too_long_a_statement_is_ended(store: Store) -> None:
    with pytest.raises(QuestionError, match="too much time or memory"):
        store.ask(
            "UNWIND range(1, 100000000) AS a UNWIND range(1, 1000) AS b RETURN count(*) AS n",
            {},
            seconds=1,
        )


def test_too_much_memory_is_refused_and_the_server_goes_on(store: Store) -> None:
    with pytest.raises(QuestionError, match="too much time or memory"):
        store.ask("UNWIND range(1, 100000000) AS n WITH collect(n) AS ns RETURN size(ns)", {})
    assert store.read("RETURN 1 AS one")["one"].tolist() == [1]


def test_a_fault_is_placed_in_the_statement_as_it_was_asked(store: Store) -> None:
    with pytest.raises(QuestionError, match=r"`nod` not defined \(line 1, column 18\)"):
        store.ask("MATCH (n) RETURN nod", {})
    with pytest.raises(QuestionError, match=r"`nod` not defined \(line 2, column 8\)"):
        store.ask("MATCH (n)\nRETURN nod", {})


def test_a_plugins_procedure_is_refused() -> None:
    plan: dict[str, Any] = {
        "operatorType": "ProduceResults@neo4j",
        "children": [
            {
                "operatorType": "ProcedureCall@neo4j",
                "args": {"Details": "apoc.load.json($url) :: (value :: MAP)"},
            }
        ],
    }
    with pytest.raises(QuestionError, match=r"it uses apoc\.load\.json"):
        only_reads("r", plan)


def test_a_statement_without_a_plan_is_refused() -> None:
    with pytest.raises(QuestionError, match="more than read"):
        only_reads("r", None)


def test_long_refusals_are_cut_but_keep_their_place() -> None:
    told = reason(
        "Invalid input: expected " + "x, " * 200 + "y (line 1, column 19)", explained=True
    )
    assert len(told) <= 240
    assert told.endswith("(line 1, column 19)")


def test_looking_for_explain_takes_no_time_on_hostile_text() -> None:
    hostile = "/* */ " * 20_000 + "x"
    assert explain(hostile).endswith("x")
