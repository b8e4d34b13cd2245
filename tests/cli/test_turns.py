"""Two that write into one store take turns."""

import threading
import time
from pathlib import Path

from typed import typed

from graph.settings import Settings
from graph.store import Store
from ingest.alone import alone

PEOPLE = "person_id,name\np1,Ayesha\n"


def test_a_load_waits_for_what_is_writing_and_says_so(
    empty_store: Store, settings: Settings, tmp_path: Path
) -> None:
    file = tmp_path / "people.csv"
    file.write_text(PEOPLE, "utf-8")
    done: list[tuple[int, str, float]] = []

    def load() -> None:
        found = typed(settings.home, "load", str(file), MASHAL_CACHE=str(settings.cache))
        done.append((found.returncode, found.stderr, time.monotonic()))

    other = threading.Thread(target=load)
    with alone(settings, lambda _: None):
        other.start()
        # Long enough for the command to start, look at its file and ask for its turn.
        other.join(timeout=12)
        assert other.is_alive()
        assert empty_store.value("MATCH (p:Person) RETURN count(p)") == 0
        let_go = time.monotonic()
    other.join(timeout=120)
    ((code, said, ended),) = done
    assert code == 0, said
    assert "Waiting for another load or undo to end" in said
    assert ended > let_go
    assert empty_store.value("MATCH (p:Person) RETURN count(p)") == 1


def test_a_dry_run_does_not_wait(empty_store: Store, settings: Settings, tmp_path: Path) -> None:
    file = tmp_path / "people.csv"
    file.write_text(PEOPLE, "utf-8")
    with alone(settings, lambda _: None):
        words = ("load", str(file), "--dry-run")
        found = typed(settings.home, *words, MASHAL_CACHE=str(settings.cache))
    assert found.returncode == 0
    assert "Waiting" not in found.stderr
