"""Feedback items: what a rating is called, and whether it asks about before or after."""

import re
from collections.abc import Sequence
from hashlib import blake2b
from typing import Literal

from graph.fold import fold
from ingest.loose.plainly import plainly
from ingest.loose.romanised import romanised
from ingest.surveys.survey import Question

When = Literal["before", "after", ""]
_BEFORE = re.compile(
    r"\b(?:before(?: (?:the|this|attending the) (?:session|event|workshop|training|dialogue))?"
    r"|pre(?:[ -](?:session|test|survey|event|workshop|training))?"
    r"|prior to(?: the session)?|baseline|pehle|pahle)\b|(?:سیشن |نشست )?(?:سے )?پہلے|قبل",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"\b(?:after(?: (?:the|this|attending the) (?:session|event|workshop|training|dialogue))?"
    r"|post(?:[ -](?:session|test|survey|event|workshop|training))?|endline|now|baad)\b"
    r"|(?:سیشن |نشست )?(?:کے )?بعد|اب\b",
    re.IGNORECASE,
)
_NUMBERING = re.compile(
    r"^\s*(?:q(?:uestion)?\s*)?\d{1,3}\s*[.):\-]\s*|\(\s*\d\s*[-–to]+\s*\d+\s*\)", re.I
)
_FILLER = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "to",
        "in",
        "is",
        "are",
        "was",
        "were",
        "how",
        "would",
        "you",
        "your",
        "please",
        "i",
        "my",
        "this",
        "that",
    ]
)


def when(text: str) -> When:
    """Say whether a text speaks of before or after the session; nothing if neither, or both."""
    plain = fold(text).replace("_", " ")
    before, after = bool(_BEFORE.search(plain)), bool(_AFTER.search(plain))
    return "before" if before and not after else "after" if after and not before else ""


def item_name(question: Question) -> str:
    """Name a feedback item after its question, alike in every form that asks it alike."""
    grid = [part for part in question.path if not when(part)]
    label = (
        question.label if len(plainly(question.label)) > 3 else " ".join([*grid, question.label])
    )
    plain = fold(_NUMBERING.sub("", label).replace("_", " "))
    bare = _AFTER.sub(" ", _BEFORE.sub(" ", plain))
    latin = romanised(bare)
    words = re.findall(r"[a-z0-9]+", plainly(latin))
    letters = sum(char.isalpha() for char in latin)
    if not words or sum(map(len, words)) < letters / 2:
        return f"item_q_{blake2b(plainly(bare).encode(), digest_size=4).hexdigest()}"
    kept = [word for word in words if word not in _FILLER] or words
    return f"item_{'_'.join(kept)[:50].strip('_')}"


def paired(before: Sequence[str], after: Sequence[str]) -> dict[str, str]:
    """Match the items asked before with those asked after; in their order if the words differ."""
    if len(before) == len(after) and not set(before) & set(after):
        return dict(zip(before, after, strict=True))
    return {}
