"""Fetching from a real HTTP server: verified, resumed after a cut, told in one line if it fails."""

import os
import shutil
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from repository import Repository, serving

from graph.errors import SetupError
from graph.runtime import aot, fetch, jars, prepare
from graph.runtime.jars import Jar
from graph.settings import Settings
from graph.store import Store

SMALL = sorted(jars.pinned(), key=lambda jar: jar.size)[:12]


@pytest.fixture(scope="module")
def real_jars(store: Store, settings: Settings) -> Path:
    """Give the folder of jars the running server was started from."""
    return settings.cache / prepare.JARS


@pytest.fixture
def repository(real_jars: Path) -> Iterator[Repository]:
    with serving(real_jars) as started:
        yield started


@pytest.fixture
def said() -> list[str]:
    return []


def test_the_list_is_pinned_and_unambiguous() -> None:
    pinned = jars.pinned()
    assert len({jar.path for jar in pinned}) == len(pinned) == 225
    assert all(len(jar.sha256) == 64 and jar.size > 0 for jar in pinned)
    assert "://" not in jars.PINS.read_text("utf-8")


def test_every_jar_of_the_cache_has_its_pinned_sum(real_jars: Path) -> None:
    assert jars.missing(real_jars, thorough=True) == []


def test_fetches_and_verifies(repository: Repository, tmp_path: Path, said: list[str]) -> None:
    fetch.fetch(SMALL, tmp_path, said.append, repositories=repository.addresses)
    for jar in SMALL:
        assert jars.sha256(tmp_path / jar.path) == jar.sha256
    assert said == [f"Fetching Neo4j {jars.neo4j_version()}: 12 files, 0 MB"]
    assert [path for path in tmp_path.iterdir() if path.name.startswith("arriving-")] == []


def test_goes_on_after_a_cut(
    repository: Repository, tmp_path: Path, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetch, "TRIES", 1)
    monkeypatch.setattr(fetch, "AT_A_TIME", 1)
    # Two requests a file: it, and the sum Maven has of it.
    repository.most = 10
    with pytest.raises(SetupError) as told:
        fetch.fetch(SMALL, tmp_path, said.append, repositories=repository.addresses)
    assert "no connection to the Maven repository" in str(told.value)
    assert "what was fetched is kept" in str(told.value)
    here = [jar for jar in SMALL if (tmp_path / jar.path).is_file()]
    assert len(here) == 5
    repository.most, repository.asked = 1_000_000, []
    rest = [jar for jar in SMALL if jar not in here]
    fetch.fetch(rest, tmp_path, said.append, repositories=repository.addresses)
    assert len(repository.jars_asked) == 7
    assert all(jars.sha256(tmp_path / jar.path) == jar.sha256 for jar in SMALL)


def test_a_file_with_the_wrong_sum_never_counts(
    repository: Repository, tmp_path: Path, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetch, "TRIES", 1)
    bad = SMALL[3]
    repository.damaged = {bad.path.rsplit("/", 1)[-1]}
    with pytest.raises(SetupError, match="its SHA-256 sum is not the pinned one"):
        fetch.fetch(SMALL, tmp_path, said.append, repositories=repository.addresses)
    assert not (tmp_path / bad.path).exists()


def test_a_file_that_is_not_there_is_named(
    repository: Repository, tmp_path: Path, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetch, "TRIES", 1)
    gone = Jar("org.nowhere", "nothing", "1", "", "0" * 64, 10)
    with pytest.raises(SetupError, match=r"did not give nothing-1\.jar"):
        fetch.fetch([gone], tmp_path, said.append, repositories=repository.addresses)


def test_without_network_and_cache_one_line_says_what_to_do(
    tmp_path: Path, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetch, "TRIES", 1)
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        proxy = f"http://127.0.0.1:{closed.getsockname()[1]}"
        for name in ("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"):
            monkeypatch.setenv(name, proxy)
        with pytest.raises(SetupError) as told:
            prepare.prepare(tmp_path, said.append)
    line = str(told.value)
    assert "no connection to the Maven repository" in line
    assert "Connect to the internet and try again" in line
    assert "\n" not in line
    assert "http" not in line


def test_without_network_a_complete_cache_is_enough(
    real_jars: Path, settings: Settings, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:1")
    runtime = prepare.prepare(settings.cache, said.append)
    assert runtime.folder == real_jars
    assert said == []


def test_a_full_disk_is_told_before_anything_is_fetched(
    repository: Repository, tmp_path: Path, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    full = shutil.disk_usage(tmp_path)._replace(free=1_000_000)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: full)
    with pytest.raises(SetupError, match="the disk is full: Neo4j needs"):
        prepare.prepare(tmp_path, said.append, repositories=repository.addresses)
    assert repository.asked == []


@pytest.mark.parametrize("damage", ["cut", "changed", "gone"])
def test_a_damaged_jar_is_noticed_and_fetched_again(
    damage: str, real_jars: Path, repository: Repository, tmp_path: Path, said: list[str]
) -> None:
    folder = tmp_path / prepare.JARS
    _linked(real_jars, folder)
    aot.give_up(aot.path(tmp_path, folder), "another test makes one")
    victim = jars.pinned()[7]
    content = (folder / victim.path).read_bytes()
    (folder / victim.path).unlink()
    if damage == "cut":
        (folder / victim.path).write_bytes(content[:1000])
    elif damage == "changed":
        (folder / victim.path).write_bytes(b"X" + content[1:])
    runtime = prepare.prepare(tmp_path, said.append, repositories=repository.addresses)
    assert repository.jars_asked == [victim.path.rsplit("/", 1)[-1]]
    assert jars.missing(runtime.folder, thorough=True) == []


def test_what_a_killed_set_up_left_is_cleared(
    real_jars: Path, tmp_path: Path, said: list[str]
) -> None:
    folder = tmp_path / prepare.JARS
    _linked(real_jars, folder)
    aot.give_up(aot.path(tmp_path, folder), "another test makes one")
    left = [folder / "arriving-x" / "half.jar", tmp_path / "trial-x" / "data", tmp_path / "a.half"]
    for path in left:
        path.parent.mkdir(exist_ok=True)
        path.write_text("half")
    prepare.prepare(tmp_path, said.append)
    assert not any(path.exists() for path in left)


def test_a_cache_that_cannot_be_written_is_told(tmp_path: Path, said: list[str]) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("no folder")
    with pytest.raises(SetupError, match="the cache can't be written"):
        prepare.prepare(in_the_way / "cache", said.append)


def _linked(source: Path, target: Path) -> None:
    """Make a second cache without copying 150 MB."""
    for jar in jars.pinned():
        place = target / jar.path
        place.parent.mkdir(parents=True, exist_ok=True)
        try:
            os.link(source / jar.path, place)
        except OSError:
            shutil.copy2(source / jar.path, place)
