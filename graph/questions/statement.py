"""What a Cypher statement says of itself: the parameters it uses and the columns it returns."""

import re
from collections.abc import Iterator

# Comments, texts and quoted names; what stands in them is not the statement.
_ASIDE = re.compile(
    r"""//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|`[^`]*`""", re.DOTALL
)
_TAIL = re.compile(r"\b(?:ORDER\s+BY|SKIP|OFFSET|LIMIT)\b|;", re.IGNORECASE)
_NAMED = re.compile(r"(?:.*\bAS\s+)?(\w+)", re.IGNORECASE | re.DOTALL)


def bare(text: str) -> str:
    """Blank out comments, texts and quoted names, every other character staying in its place."""
    return _ASIDE.sub(lambda match: " " * len(match[0]), text)


def params_used(text: str) -> set[str]:
    """Collect the names behind ``$``."""
    return set(re.findall(r"\$(\w+)", bare(text)))


def columns_returned(text: str) -> list[str] | None:
    """List the names of the last RETURN, in order; None if a column of it has no name."""
    flat = _outermost(bare(text))
    parts = re.split(r"\bRETURN\b", flat, flags=re.IGNORECASE)
    if len(parts) < 2:
        return None
    answer = _TAIL.split(parts[-1])[0]
    answer = re.sub(r"^\s*DISTINCT\b", "", answer, flags=re.IGNORECASE)
    names = [_NAMED.fullmatch(item.strip()) for item in answer.split(",")]
    return [name[1] for name in names if name] if all(names) else None


def _outermost(text: str) -> str:
    """Keep what stands in no bracket: inner RETURNs and commas are not the statement's own."""
    return "".join(char for char, depth in _depths(text) if depth == 0)


def _depths(text: str) -> Iterator[tuple[str, int]]:
    depth = 0
    for char in text:
        if char in ")]}":
            depth -= 1
        yield (" " if char in ")]}" else char), depth
        if char in "([{":
            depth += 1
