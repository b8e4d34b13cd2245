"""Compiled code is kept apart for every state of the kernels."""

from pathlib import Path

import pytest

from graph.kernels import compiling


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a folder of two kernels, of which one calls the other."""
    (tmp_path / "caller.py").write_text("called()", "utf-8")
    (tmp_path / "called.py").write_text("1", "utf-8")
    monkeypatch.setattr(compiling, "FOLDER", tmp_path)
    compiling.key.cache_clear()
    compiling._kept_in.cache_clear()
    yield tmp_path
    compiling.key.cache_clear()
    compiling._kept_in.cache_clear()


def test_a_change_of_any_kernel_is_a_new_place(folder: Path) -> None:
    before = compiling._kept_in()
    (folder / "called.py").write_text("2", "utf-8")
    compiling.key.cache_clear()
    compiling._kept_in.cache_clear()
    assert compiling._kept_in() != before


def test_only_the_latest_is_kept(folder: Path) -> None:
    older = compiling._kept_in().parent / "kernels-0123"
    for place in (older, compiling._kept_in()):
        place.mkdir(parents=True)
    compiling.forget_older()
    assert not older.exists()
    assert compiling._kept_in().exists()


def test_the_users_own_numba_keeps_its_place() -> None:
    numba = pytest.importorskip("numba")
    before = numba.config.CACHE_DIR
    compiling.kernel(lambda number: number + 1)
    assert before == numba.config.CACHE_DIR
