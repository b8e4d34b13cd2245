"""Of a server's last words, the line that tells a user most."""

from pathlib import Path

import pytest

from graph.runtime.logs import explained, telling_line

JAVA = """2026-11-23 02:25:28.343+0000 INFO  Starting...
2026-11-23 02:25:29.218+0000 ERROR Failed to start Neo4j on localhost:7687.
java.lang.RuntimeException: Error starting Neo4j
\tat org.neo4j.server.Main.main(Main.java:1)
Caused by: java.io.IOException: {cause}
\t... 12 more
2026-11-23 02:25:30.000+0000 INFO  Neo4j Server shutdown initiated by request
"""


@pytest.mark.parametrize(
    ("cause", "meaning"),
    [
        ("No space left on device", "the disk is full"),
        ("Address already in use", "its port was taken"),
        ("Permission denied", "its files can't be read or written"),
        ("Unable to obtain lock on store_lock file", "another program has its files open"),
    ],
)
def test_known_faults_are_told_in_our_words(cause: str, meaning: str, tmp_path: Path) -> None:
    log = tmp_path / "server.log"
    log.write_text(JAVA.format(cause=cause), "utf-8")
    assert cause in telling_line(log)
    what, todo = explained(telling_line(log))
    assert meaning in what
    assert todo


def test_an_unknown_fault_keeps_its_own_words(tmp_path: Path) -> None:
    log = tmp_path / "server.log"
    log.write_text(JAVA.format(cause="the moon is in the way"), "utf-8")
    assert telling_line(log) == "Caused by: java.io.IOException: the moon is in the way"


def test_a_log_without_a_fault_gives_its_last_line(tmp_path: Path) -> None:
    log = tmp_path / "server.log"
    log.write_text("2026-11-23 02:25:28.343+0000 INFO  Starting...\n", "utf-8")
    assert telling_line(log) == "Starting..."


def test_no_log_is_told(tmp_path: Path) -> None:
    assert telling_line(tmp_path / "none.log") == "it left no log"
