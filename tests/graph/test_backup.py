"""A backup brings back what was there; a failed restore takes nothing away."""

import stat
import sys
from pathlib import Path

import psutil
import pytest

from graph import backup as backups
from graph import server
from graph.backup import backup, restore
from graph.errors import InputError, MashalError, StoreError
from graph.server import Folder
from graph.settings import Settings
from graph.store import Store


def quiet(_: str) -> None:
    pass


def topics(settings: Settings) -> list[str]:
    with Store.open(settings) as store:
        return store.read("MATCH (t:Topic) RETURN t.topic_id AS id ORDER BY id")["id"].tolist()


def put(settings: Settings, *names: str) -> None:
    with Store.open(settings) as store:
        store.run("MATCH (n) DETACH DELETE n")
        store.write(
            "UNWIND $rows AS row CREATE (:Topic {topic_id: row.id})", [{"id": n} for n in names]
        )


@pytest.fixture(scope="module")
def saved(own: Settings, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Back up a store that holds a and b, after its server was killed."""
    put(own, "a", "b")
    pid = server.status(own).pid
    assert pid is not None
    psutil.Process(pid).kill()
    file = tmp_path_factory.mktemp("backups") / "monday.backup"
    size = backup(own, file, quiet)
    assert size == file.stat().st_size > 0
    return file


def test_a_backup_is_the_owners_alone_and_leaves_nothing_beside_it(saved: Path) -> None:
    assert [path.name for path in saved.parent.iterdir()] == [saved.name]
    if sys.platform != "win32":
        assert stat.S_IMODE(saved.stat().st_mode) == 0o600


def test_restore_brings_everything_back_and_nothing_else(own: Settings, saved: Path) -> None:
    put(own, "c")
    assert restore(own, saved, quiet) == 2
    assert topics(own) == ["a", "b"]
    assert server.status(own).running


def test_a_backup_goes_into_another_store(own: Settings, saved: Path, tmp_path: Path) -> None:
    other = own.model_copy(update={"home": tmp_path / "other"})
    try:
        restore(other, saved, quiet)
        assert not server.status(other).running
        assert topics(other) == ["a", "b"]
        assert Folder(other.home).password() != Folder(own.home).password()
    finally:
        server.stop(other)


def test_an_existing_file_is_replaced_by_force_only(own: Settings, tmp_path: Path) -> None:
    file = tmp_path / "monday.backup"
    file.write_bytes(b"an older backup")
    with pytest.raises(InputError, match=r"is there already\. Choose another name"):
        backup(own, file, quiet)
    assert file.read_bytes() == b"an older backup"
    server.stop(own)
    size = backup(own, file, quiet, force=True)
    assert file.stat().st_size == size > 1000
    assert not server.status(own).running


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"this is no backup" * 99, "is no backup"),
        (b"", "is no backup"),
        (None, "damaged or was cut"),
    ],
)
def test_a_bad_file_is_refused_and_the_store_goes_on(
    own: Settings, saved: Path, tmp_path: Path, content: bytes | None, told: str
) -> None:
    put(own, "mine")
    pid = server.status(own).pid
    bad = tmp_path / "bad"
    whole = saved.read_bytes()
    bad.write_bytes(whole[: len(whole) // 2] if content is None else content)
    with pytest.raises(InputError, match=told):
        restore(own, bad, quiet)
    assert server.status(own).pid == pid
    assert topics(own) == ["mine"]


def test_data_the_server_cannot_open_is_put_back(
    own: Settings, saved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(own, "mine")

    def break_it(hold: server.Held, source: Path, home: Path) -> None:
        load(hold, source, home)
        for file in (home / "data" / "databases" / "neo4j").glob("neostore*"):
            file.write_bytes(b"broken" * 1000)

    load = backups._load
    monkeypatch.setattr(backups, "_load", break_it)
    with pytest.raises(InputError, match=r"the server can't open it .* the store is as it was"):
        restore(own, saved, quiet)
    assert topics(own) == ["mine"]


def test_a_restore_that_was_killed_is_undone(own: Settings, tmp_path: Path) -> None:
    put(own, "mine")
    server.stop(own)
    folder = Folder(own.home)
    new = folder.neo4j / "restoring-x" / "data"
    (new / "databases" / "neo4j").mkdir(parents=True)
    folder.replace_data(new)
    said: list[str] = []
    server.ensure_running(own, said.append)
    assert "A restore was cut short: the store is put back as it was before" in said
    assert topics(own) == ["mine"]


@pytest.mark.parametrize("where", ["", "missing/x.backup"])
def test_a_place_that_is_none_is_told(own: Settings, tmp_path: Path, where: str) -> None:
    with pytest.raises(InputError):
        backup(own, tmp_path / where, quiet)
    with pytest.raises(InputError, match="there is no such file"):
        restore(own, tmp_path / where, quiet)


def test_an_empty_place_has_nothing_to_back_up(own: Settings, tmp_path: Path) -> None:
    chosen = own.model_copy(update={"home": tmp_path / "none"})
    with pytest.raises(StoreError, match="there is no store here yet"):
        backup(chosen, tmp_path / "x.backup", quiet)


def test_another_neo4j_is_not_ours_to_back_up(own: Settings, tmp_path: Path) -> None:
    theirs = own.model_copy(update={"neo4j_uri": "neo4j://db.example.org"})
    for ask in (backup, restore):
        with pytest.raises(MashalError, match="mashal does not run"):
            ask(theirs, tmp_path / "x", quiet)
