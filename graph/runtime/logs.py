"""What Neo4j says about why it ended: one line, in our words where we know it."""

import re
from pathlib import Path

LONGEST = 300
DULL = re.compile(r"^\s*(at |\.\.\. \d+ more|Suppressed:|$)")
STAMP = re.compile(r"^\d{4}-\d\d-\d\d \S+ (INFO|WARN|ERROR|DEBUG)\s+")
FAULT = re.compile(r" ERROR |Exception|Error\b|^Failed|^Error|Unrecognized")
KNOWN = (
    (r"No space left", "the disk is full", "Make room and try again"),
    (r"Address already in use|BindException", "its port was taken", "Try again"),
    (
        r"FileLockException|store.lock|Lock file has been locked",
        "another program has its files open",
        "End that program and try again",
    ),
    (
        r"Permission denied|AccessDenied|Read-only file system",
        "its files can't be read or written",
        "Correct the permissions of the data folder",
    ),
    (
        r"OutOfMemory|Could not reserve|insufficient memory|Cannot allocate memory",
        "there is too little free memory",
        "Close other programs and try again",
    ),
)


def telling_line(log: Path) -> str:
    """Pick the line of a log that says why the server ended: a known fault, the last, the end."""
    try:
        return _telling(log.read_text("utf-8", errors="replace"))
    except OSError:
        return "it left no log"


def is_known(text: str) -> bool:
    """Say whether a server's last words tell a fault that a second try would meet again."""
    return any(re.search(pattern, text, re.IGNORECASE) for pattern, _, _ in KNOWN)


def explained(text: str) -> tuple[str, str]:
    """Say what a server's last words mean, and what to do about it."""
    for pattern, meaning, todo in KNOWN:
        if re.search(pattern, text, re.IGNORECASE):
            return f"Neo4j could not go on, {meaning}", todo
    line = _telling(text)
    return (
        f"Neo4j could not go on: {line}",
        'See the log, or bring back a backup with "mashal store restore FILE"',
    )


def _telling(text: str) -> str:
    lines = [line for line in text.splitlines() if not DULL.match(line)]
    known = [line for line in lines if is_known(line)]
    faults = [line for line in lines if FAULT.search(line)]
    chosen = (known or faults or lines or ["it said nothing"])[-1]
    return STAMP.sub("", chosen).strip()[:LONGEST]
