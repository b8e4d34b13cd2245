"""Ask ``mashal`` as it is typed, with its options and its one place where mistakes are shown."""

import json
from pathlib import Path
from typing import Any

from typer.testing import CliRunner, Result

from graph.cli.root import app


def asked(home: Path, *words: str) -> Result:
    """Run ``mashal`` on a data folder; what it refuses is raised as the fault it is."""
    done = CliRunner().invoke(app, ["--store", str(home), *words], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done


def rows(home: Path, *words: str) -> list[dict[str, Any]]:
    """Give a command's rows, as its JSON has them."""
    found = told(home, *words)
    assert isinstance(found, list)
    return found


def told(home: Path, *words: str) -> Any:
    """Give what a command's JSON holds."""
    return json.loads(asked(home, *words, "--format", "json").stdout)
