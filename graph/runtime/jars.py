"""The pinned jars of the embedded Neo4j: which they are, and which are here and whole."""

import csv
import hashlib
import json
import os
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path, PurePosixPath

PINS = Path(__file__).with_name("jars.tsv")
STAMP = "verified.json"
# One time of change for all of them: Java takes its AOT cache for stale where a jar's is another.
CHANGED = 1_500_000_000


@dataclass(frozen=True)
class Jar:
    """One pinned file: its Maven coordinates, SHA-256 sum and size in bytes."""

    group: str
    artifact: str
    version: str
    classifier: str
    sha256: str
    size: int

    @property
    def path(self) -> str:
        """Where it lies in a folder laid out like a Maven repository, with ``/`` between."""
        suffix = f"-{self.classifier}" if self.classifier else ""
        name = f"{self.artifact}-{self.version}{suffix}.jar"
        folder = PurePosixPath(*self.group.split("."), self.artifact, self.version)
        return str(folder / name)


@lru_cache(maxsize=1)
def pinned() -> tuple[Jar, ...]:
    """Read the list of pinned jars, in class path order."""
    with PINS.open(encoding="utf-8", newline="") as file:
        return tuple(
            Jar(
                row["group"],
                row["artifact"],
                row["version"],
                row["classifier"],
                row["sha256"],
                int(row["bytes"]),
            )
            for row in csv.DictReader(file, delimiter="\t")
        )


def neo4j_version() -> str:
    """Say which Neo4j is pinned, such as ``2026.08.1``."""
    return next(jar.version for jar in pinned() if jar.artifact == "neo4j-server")


def sha256(path: Path) -> str:
    """Compute a file's SHA-256 sum, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def missing(folder: Path, *, thorough: bool = False) -> list[Jar]:
    """Name the pinned jars that are not in the folder, or not whole.

    A file once verified is known again by its size and time of change; ``thorough`` computes
    every sum anew.
    """
    stamps = {} if thorough else _read_stamps(folder)
    jars = pinned()
    with ThreadPoolExecutor(4) as pool:
        whole = list(pool.map(lambda jar: _is_whole(folder, jar, stamps), jars))
    return [jar for jar, good in zip(jars, whole, strict=True) if not good]


def stamp(folder: Path, jars: Iterable[Jar]) -> None:
    """Remember that these jars were verified as they lie now."""
    jars = list(jars)
    for path in (folder / jar.path for jar in jars):
        if path.stat().st_mtime != CHANGED:
            os.utime(path, (CHANGED, CHANGED))
    stamps = {jar.path: _look(folder / jar.path, jar) for jar in jars}
    text = json.dumps(stamps, indent=0)
    path = folder / STAMP
    if not path.is_file() or path.read_text("utf-8") != text:
        half = path.with_suffix(".new")
        half.write_text(text, "utf-8")
        half.replace(path)


def _is_whole(folder: Path, jar: Jar, stamps: dict[str, list[object]]) -> bool:
    path = folder / jar.path
    try:
        look = _look(path, jar)
        if look[0] != jar.size:
            return False
        return stamps.get(jar.path) == look or sha256(path) == jar.sha256
    except OSError:
        return False


def _look(path: Path, jar: Jar) -> list[object]:
    found = path.stat()
    return [found.st_size, found.st_mtime_ns, jar.sha256]


def _read_stamps(folder: Path) -> dict[str, list[object]]:
    try:
        stamps = json.loads((folder / STAMP).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return stamps if isinstance(stamps, dict) else {}
