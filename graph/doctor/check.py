"""One thing looked at: how it is, and what to do if it is not well."""

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class Check:
    """What was looked at, whether it is well, what was found, and what to do about it.

    ``needed``: without it mashal does not work; what is not needed is never a failure.
    """

    what: str
    ok: bool
    found: str
    todo: str = ""
    needed: bool = True

    def as_text(self) -> str:
        """Write it as one line for a reader."""
        mark = "ok  " if self.ok else "NOT " if self.needed else "note"
        line = f"{mark}  {self.what}: {self.found}"
        return f"{line}. {self.todo}." if self.todo else line

    def as_dict(self) -> dict[str, Any]:
        """Give it as what JSON can hold."""
        return asdict(self)
