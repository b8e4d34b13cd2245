"""The doctor tells what is wrong and what to do, and changes nothing."""

import os
import shutil
import sys
from pathlib import Path

import pytest

from graph import server
from graph.doctor import Check, examine, is_well, store_facts
from graph.runtime import jars
from graph.runtime.prepare import JARS
from graph.settings import Settings
from graph.store import Store


def look(settings: Settings, what: str) -> Check:
    return next(check for check in examine(settings) if check.what.startswith(what))


def test_a_running_store_is_well_and_counted(empty_store: Store, settings: Settings) -> None:
    empty_store.run("UNWIND range(1, 1200) AS n CREATE (:Person {person_id: toString(n)})")
    checks = examine(settings)
    assert is_well(checks)
    assert look(settings, "Content").found.startswith("1,200 people, 0 campuses")
    assert "community answers at bolt://127.0.0.1:" in look(settings, "Store").found


def test_an_empty_store_says_what_to_do(empty_store: Store, settings: Settings) -> None:
    check = look(settings, "Content")
    assert check.ok
    assert check.as_text() == "ok    Content: the store is empty. Load files: mashal load PATH."


def test_nothing_is_made_or_started(settings: Settings, tmp_path: Path) -> None:
    chosen = settings.model_copy(update={"home": tmp_path / "none", "cache": tmp_path / "cache"})
    checks = examine(chosen)
    assert not is_well(checks)
    assert list(tmp_path.iterdir()) == []
    files = look(chosen, "Neo4j")
    assert (files.ok, files.needed) == (False, True)
    assert "225 of 225 files are missing" in files.found
    assert "mashal store start" in files.todo
    assert not look(chosen, "Fast starts").needed


def test_a_damaged_jar_is_found_even_where_size_and_time_are_right(
    store: Store, settings: Settings, tmp_path: Path
) -> None:
    folder = tmp_path / JARS
    for jar in jars.pinned():
        (folder / jar.path).parent.mkdir(parents=True, exist_ok=True)
        try:
            os.link(settings.cache / JARS / jar.path, folder / jar.path)
        except OSError:
            shutil.copy2(settings.cache / JARS / jar.path, folder / jar.path)
    jars.stamp(folder, jars.pinned())
    victim = folder / jars.pinned()[3].path
    content, time = victim.read_bytes(), victim.stat().st_mtime
    victim.unlink()
    victim.write_bytes(content[:-1] + b"?")
    os.utime(victim, (time, time))
    check = look(settings.model_copy(update={"cache": tmp_path}), "Neo4j")
    assert not check.ok
    assert check.found.startswith("1 of 225 files")


def test_bad_settings_are_named(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text("active_days = 0\n")
    check = look(Settings.load(tmp_path), "Settings")
    assert not check.ok
    assert "active_days" in check.found


def test_a_full_disk_is_told(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = shutil.disk_usage(tmp_path)._replace(free=1_000_000)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: full)
    assert not look(settings, "Disk").ok


def test_an_old_python_is_told(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 10, 0))
    assert not look(settings, "Python").ok


def test_another_neo4j_that_answers(store: Store, settings: Settings) -> None:
    ours = server.ensure_running(settings)
    theirs = settings.model_copy(
        update={
            "neo4j_uri": ours.uri,
            "neo4j_database": "neo4j",
            "neo4j_password": type(settings.neo4j_password)(ours.password),
        }
    )
    checks = examine(theirs)
    assert is_well(checks)
    assert not any(check.what in {"Java", "Fast starts"} for check in checks)
    facts = store_facts(theirs)
    assert (facts.running, facts.managed, facts.neo4j_version) == (
        True,
        False,
        jars.neo4j_version(),
    )


def test_another_neo4j_that_does_not_answer(settings: Settings) -> None:
    theirs = settings.model_copy(update={"neo4j_uri": "bolt://127.0.0.1:1"})
    assert not is_well(examine(theirs))
    assert look(theirs, "Store").found == (
        "bolt://127.0.0.1:1: no Neo4j can be reached there (nothing listens there)"
    )
    facts = store_facts(theirs)
    assert not facts.running
    assert "nothing listens there" in facts.as_text()


def test_facts_of_a_running_and_of_no_store(
    store: Store, settings: Settings, tmp_path: Path
) -> None:
    facts = store_facts(settings)
    assert facts.running
    assert facts.uri is not None
    assert facts.uri in facts.as_text()
    assert facts.memory_bytes is not None
    assert facts.memory_bytes > 50_000_000
    assert facts.data_bytes is not None
    assert facts.data_bytes > 1_000_000
    none = store_facts(settings.model_copy(update={"home": tmp_path / "none"}))
    assert (none.running, none.uri, none.pid, none.data_bytes) == (False, None, None, 0)
    assert "starts by itself" in none.as_text()
