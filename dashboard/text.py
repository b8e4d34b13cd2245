"""Words, numbers and days as a lead reads them, with nothing a file says taken for markup."""

import html
import re
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pandas as pd

from graph.calendar import first_day

DASH = "–"
# Control characters, and the marks that make text run backwards and names look like others.
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]+")
_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
# Markdown links bare addresses, turns :name: into pictures and a:b[c] into colours even where
# the punctuation is escaped, since it looks again at the finished text.
_RECOGNISED = re.compile(r"(?<=[:@])(?=\S)|(?<=\bwww)(?=\.)", re.IGNORECASE)
_JOINER = "\u2060"


def clean(value: object) -> str:
    """Give a text in one line, without characters that are not seen."""
    return _UNSEEN.sub(" ", str(value)).strip()


def safe(value: object) -> str:
    """Make a text of a file ready for ``st.html``: shown as it stands, in its own direction."""
    return f"<bdi>{html.escape(clean(value))}</bdi>"


def safe_markdown(value: object) -> str:
    """Make a text of a file ready for Streamlit's markdown: labels, captions, messages."""
    return _PUNCTUATION.sub(r"\\\1", _RECOGNISED.sub(_JOINER, clean(value)))


def number(value: Any, digits: int = 0) -> str:
    """Write a number for reading, ``55,123``; missing is a dash."""
    if value is None or pd.isna(value):
        return DASH
    return f"{float(value):,.{digits}f}"


def count(many: int, one: str, more: str | None = None) -> str:
    """Write how many there are of something: ``1 person``, ``1,204 people``."""
    return f"{many:,} {one if many == 1 else more or one + 's'}"


def day(value: Any) -> str:
    """Write a day for reading, ``31 Oct 2026``; missing is a dash."""
    if value is None or pd.isna(value):
        return DASH
    return f"{value.day} {value:%b %Y}"


def instant(value: datetime, zone: ZoneInfo) -> str:
    """Write an instant for reading, in the campaign's zone: ``31 Oct 2026, 14:05``."""
    local = value.astimezone(zone)
    return f"{day(local)}, {local:%H:%M}"


def short_month(month: str) -> str:
    """Write a month's short name: ``2026-10`` is ``Oct``."""
    return f"{first_day(month):%b}"


def told_apart(labels: Mapping[str, str], by: Callable[[str], str] = str) -> dict[str, str]:
    """Give each key's label, with ``by(key)`` (its id, if nothing else is said) where two agree.

    A box to choose from tells its options apart by their labels alone: of two that read the same
    it would give the wrong one.
    """
    many = Counter(labels.values())
    apart = {
        key: f"{label} · {clean(by(key))}" if many[label] > 1 else label
        for key, label in labels.items()
    }
    return apart if by is str else told_apart(apart)
