"""The command as it is typed: a process of its own, with none of this shell's Neo4j settings."""

import os
import subprocess
import sys
from pathlib import Path

SCRIPT = Path(sys.executable).with_name("mashal")


def typed(home: Path, *words: str, **env: str) -> subprocess.CompletedProcess[str]:
    """Run ``mashal`` with these words on a data folder; give its exit code and two streams."""
    others = {name: value for name, value in os.environ.items() if not name.startswith("NEO4J_")}
    return subprocess.run(
        [str(SCRIPT), *words],
        env={**others, "MASHAL_HOME": str(home), **env},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
        check=False,
        stdin=subprocess.DEVNULL,
    )
