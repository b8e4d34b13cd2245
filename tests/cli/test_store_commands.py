"""``mashal store`` and ``mashal doctor`` as typed: streams, exit codes, one line a fault."""

import json
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from graph import server
from graph.settings import Settings
from graph.store import Store
from tests.cli.typed import typed


def mashal(home: Path, cache: Path, *words: str, **env: str) -> CompletedProcess[str]:
    return typed(home, *words, MASHAL_CACHE=str(cache), **env)


@pytest.fixture(scope="module")
def running(own: Settings) -> Settings:
    done = mashal(own.home, own.cache, "store", "start")
    assert done.returncode == 0, done.stderr
    assert done.stdout == ""
    assert "The store runs: Neo4j" in done.stderr
    return own


def test_status_before_and_after(running: Settings, tmp_path: Path) -> None:
    none = json.loads(mashal(tmp_path, running.cache, "store", "status", "--json").stdout)
    assert (none["running"], none["managed"]) == (False, True)
    found = json.loads(mashal(running.home, running.cache, "store", "status", "--json").stdout)
    assert found["running"]
    assert found["pid"] == server.status(running).pid
    told = mashal(running.home, running.cache, "store", "status")
    assert found["uri"] in told.stdout


def test_doctor_is_well(running: Settings) -> None:
    done = mashal(running.home, running.cache, "doctor", "--json")
    answer = json.loads(done.stdout)
    assert answer["ok"], done.stdout
    assert done.returncode == 0
    lines = mashal(running.home, running.cache, "doctor").stdout.splitlines()
    assert len(lines) == len(answer["checks"])


def test_doctor_is_not_well_without_neo4j(running: Settings, tmp_path: Path) -> None:
    done = mashal(running.home, tmp_path / "empty", "doctor")
    assert done.returncode == 1
    assert "NOT   Neo4j" in done.stdout
    assert "Traceback" not in done.stderr


def test_backup_restore_and_back(running: Settings, tmp_path: Path) -> None:
    with Store.open(running) as store:
        store.run("MATCH (n) DETACH DELETE n")
        store.run("CREATE (:Topic {topic_id: 'kept'})")
    file = tmp_path / "b"
    done = mashal(running.home, running.cache, "store", "backup", str(file))
    assert (done.returncode, done.stdout) == (0, f"{file}\n"), done.stderr
    with Store.open(running) as store:
        store.run("MATCH (n) DETACH DELETE n")
    done = mashal(running.home, running.cache, "store", "restore", str(file))
    assert done.returncode == 0, done.stderr
    assert "Records: 1." in done.stderr
    with Store.open(running) as store:
        assert store.read("MATCH (t:Topic) RETURN t.topic_id AS id")["id"].tolist() == ["kept"]


def test_nobody_is_erased_without_a_yes(running: Settings) -> None:
    with Store.open(running) as store:
        store.run("MERGE (:Person {person_id: 'p-9', name: 'Some Body'})")
    done = mashal(running.home, running.cache, "store", "erase-person", "p-9")
    assert done.returncode == 1
    assert "p-9 (Some Body) will be erased" in done.stderr
    with Store.open(running) as store:
        assert not store.read("MATCH (p:Person {person_id: 'p-9'}) RETURN p").empty
    done = mashal(running.home, running.cache, "store", "erase-person", "p-9", "--yes")
    assert done.returncode == 0, done.stderr
    assert "p-9 is erased" in done.stderr
    with Store.open(running) as store:
        assert store.read("MATCH (p:Person {person_id: 'p-9'}) RETURN p").empty


@pytest.mark.parametrize(
    "words",
    [
        ("erase-person", "nobody"),
        ("backup", "missing/folder/file"),
        ("restore", "no such file"),
    ],
)
def test_a_users_mistake_is_one_line(running: Settings, words: tuple[str, ...]) -> None:
    done = mashal(running.home, running.cache, "store", *words)
    assert (done.returncode, done.stdout) == (1, "")
    assert len(done.stderr.splitlines()) == 1
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "words", [("start",), ("stop",), ("backup", "file"), ("restore", "file")], ids=lambda w: w[0]
)
def test_another_neo4j_is_not_ours(
    running: Settings, tmp_path: Path, words: tuple[str, ...]
) -> None:
    done = mashal(tmp_path, running.cache, "store", *words, NEO4J_URI="bolt://127.0.0.1:1")
    assert done.returncode == 1
    assert "names a Neo4j that mashal does not run" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_stop_and_stop_again(running: Settings) -> None:
    first = mashal(running.home, running.cache, "store", "stop")
    second = mashal(running.home, running.cache, "store", "stop")
    assert (first.returncode, second.returncode) == (0, 0)
    assert "The store is stopped." in first.stderr
    assert "was not running" in second.stderr
    assert not server.status(running).running
