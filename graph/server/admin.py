"""Neo4j's administration commands, on a folder whose server does not run."""

import subprocess
from pathlib import Path
from typing import IO

from graph.errors import SetupError
from graph.runtime import java
from graph.runtime.logs import explained
from graph.runtime.prepare import Runtime


class AdminError(Exception):
    """A command failed; ``str()`` is all it said."""


def run(
    runtime: Runtime,
    home: Path,
    conf: Path,
    *words: str,
    stdin: IO[bytes] | None = None,
) -> None:
    """Run a command such as ``database dump neo4j`` on the server's home and settings folder.

    What is secret goes in a file (``@file``): everyone on a machine can read command lines.
    Raises AdminError with what it said, SetupError if it can't be run at all.
    """
    try:
        done = subprocess.run(  # noqa: S603 - the command is ours
            [*runtime.admin(), *words],
            env=java.environment({"NEO4J_HOME": str(home), "NEO4J_CONF": str(conf)}),
            stdin=stdin or subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
    except OSError as fault:
        raise SetupError(str(home), *explained(str(fault))) from fault
    if done.returncode:
        said = done.stdout + b"\n" + done.stderr
        raise AdminError(said.decode("utf-8", errors="replace"))
