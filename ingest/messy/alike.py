"""Names of one workbook that are one person's, however each sheet writes them."""

import re

from rapidfuzz import fuzz

from graph.fold import fold

_ALIKE = 75
_LEFT_OUT = frozenset(
    [
        *("m", "md", "mohd", "muhammad", "mohammad", "muhammed", "mohammed"),
        *("syed", "syeda", "sayed", "محمد", "سید", "سیدہ"),
    ]
)


def name_key(name: str) -> str:
    """Write a name as it compares: D'Souza is DSouza and D’Souza."""
    return re.sub(r"['’`‘.]", "", fold(name))


def bare_key(name: str) -> str:
    """Write a name without the Muhammad or Syed that people leave out: M. Bilal Khan."""
    first, _, rest = name_key(name).partition(" ")
    return rest if first in _LEFT_OUT and " " in rest else name_key(name)


def is_alike(one: str, other: str) -> bool:
    """Whether two names may be one person's: M. Bilal, Bilal, Muhammad Bilal; or other scripts."""
    a, b = fold(one).replace(".", " ").split(), fold(other).replace(".", " ").split()
    if not a or not b or "".join(a).isascii() != "".join(b).isascii():
        return True
    short, long = sorted((a, b), key=len)
    if all(any(_fits(word, each) for each in long) for word in short):
        return True
    return fuzz.token_sort_ratio(" ".join(a), " ".join(b)) >= _ALIKE


def _fits(word: str, other: str) -> bool:
    return word == other or (min(len(word), len(other)) == 1 and word[0] == other[0])
