"""What Neo4j's log says about why it ended, in one line."""

import re
from pathlib import Path

TELLING = re.compile(
    r"No space left|Address already in use|BindException|Permission denied|AccessDenied|"
    r"store lock|FileLockException|UnsupportedStore|StoreUpgrade|not enough memory|"
    r"OutOfMemory|Could not reserve|Unrecognized",
    re.IGNORECASE,
)
DULL = re.compile(r"^\s*(at |\.\.\. \d+ more|$)")
STAMP = re.compile(r"^\d{4}-\d\d-\d\d \S+ (INFO|WARN|ERROR|DEBUG)\s+")


def telling_line(log: Path) -> str:
    """Pick the line that says why the server ended: a known fault, an error, else the last."""
    try:
        lines = log.read_text("utf-8", errors="replace").splitlines()
    except OSError:
        return "it left no log"
    lines = [line for line in lines if not DULL.match(line)]
    known = [line for line in lines if TELLING.search(line)]
    errors = [line for line in lines if " ERROR " in line]
    chosen = (known or errors or lines or ["it said nothing"])[-1 if known else 0 if errors else -1]
    return STAMP.sub("", chosen).strip()[:300]
