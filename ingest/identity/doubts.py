"""Two that may be the same: what speaks for it, for somebody to decide."""

import json
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from ingest.identity.forest import Node


@dataclass(frozen=True)
class Doubt:
    """Two that may be one, with a score out of 100 and the evidence in plain words."""

    one: Node
    two: Node
    rule: str
    score: float
    evidence: tuple[str, ...]
    two_name: str | None = None

    @property
    def suggestion_id(self) -> str:
        """The same for the same two, whichever is named first."""
        said = repr(sorted((self.one, self.two))).encode()
        return f"s-{blake2b(said, digest_size=4).hexdigest()}"

    def row(self) -> dict[str, Any]:
        """Give what the store keeps of it."""
        return {
            "suggestion_id": self.suggestion_id,
            "kind": self.one[0],
            "one": self.one[1],
            "two": self.two[1],
            "two_name": self.two_name,
            "rule": self.rule,
            "score": self.score,
            "evidence": json.dumps(self.evidence, ensure_ascii=False),
        }
