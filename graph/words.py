"""Numbers in sentences: counts with their noun, in the right number."""


def counted(number: int, one: str, many: str | None = None) -> str:
    """Write a count with its noun: ``1 person``, ``1,200 people``."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def spelled(number: int) -> str:
    """Write a small number as a word, as in running text."""
    words = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
    return words[number] if number < len(words) else f"{number:,}"


def percent(share: float) -> str:
    """Write a share as whole per cent; what is neither none nor all never reads as either."""
    if 0 < share < 0.01:
        return "under 1%"
    if 0.99 < share < 1:
        return "over 99%"
    return f"{share:.0%}"
