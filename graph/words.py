"""Words in sentences: counts with their noun, shares, the name that was probably meant."""

from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from graph.fold import fold


def counted(number: int, one: str, many: str | None = None) -> str:
    """Write a count with its noun: ``1 person``, ``1,200 people``."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def spelled(number: int) -> str:
    """Write a small number as a word, as in running text."""
    words = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
    return words[number] if number < len(words) else f"{number:,}"


def enumerated(words: Sequence[str]) -> str:
    """Write words one after the other, as in running text: ``topics, panelists and groups``."""
    return " and ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))


def percent(share: float) -> str:
    """Write a share as whole per cent; what is neither none nor all never reads as either."""
    if 0 < share < 0.01:
        return "under 1%"
    if 0.99 < share < 1:
        return "over 99%"
    return f"{share:.0%}"


def did_you_mean(given: str, known: Iterable[str]) -> str:
    """Say which known names resemble the given one, else which there are."""
    names = sorted(known)
    folded = {fold(name): name for name in names}
    near = get_close_matches(fold(given), folded, n=3, cutoff=0.6)
    if near:
        return f"Did you mean {' or '.join(folded[one] for one in near)}?"
    return f"Known are {', '.join(names)}" if names else "None is known yet"
