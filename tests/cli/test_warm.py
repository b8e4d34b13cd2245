"""Compiling during set-up: done once, waited for, and nobody's fault if it fails."""

from pathlib import Path

import pytest

from graph.cli import warm
from graph.settings import Settings


def test_it_is_done_once_and_marked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = Settings.load(tmp_path / "store").model_copy(update={"cache": tmp_path / "cache"})
    said: list[str] = []
    with warm.compiled(settings, said.append):
        assert not list(settings.cache.glob("kernels-*"))
    (mark,) = settings.cache.glob("kernels-*")
    before = mark.stat().st_mtime_ns
    monkeypatch.setattr(warm.subprocess, "Popen", _refuse)
    with warm.compiled(settings, said.append):
        pass
    assert mark.stat().st_mtime_ns == before


def test_a_failure_leaves_no_mark(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = Settings.load(tmp_path / "store").model_copy(update={"cache": tmp_path / "cache"})
    monkeypatch.setattr(warm, "PROJECT", tmp_path)  # no package to run there
    monkeypatch.setenv("PYTHONSAFEPATH", "1")
    monkeypatch.setattr(warm.sys, "executable", "/bin/false")
    with warm.compiled(settings, lambda _: None):
        pass
    assert not list(settings.cache.glob("kernels-*"))


def test_every_kernel_runs_on_a_few_people() -> None:
    warm.use_every_kernel()


def _refuse(*_: object, **__: object) -> None:
    raise AssertionError("compiled a second time")
