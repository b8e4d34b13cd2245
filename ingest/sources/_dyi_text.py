"""The downloads of Facebook and Instagram write every byte of UTF-8 as a character: undone once."""

from collections.abc import Iterator
from typing import Any

from ingest.sources._meta import whole

_DEEPEST = 40
_ENOUGH = 3
_ROUNDS = 3


def decoded(value: Any) -> Any:
    """Give a JSON value with all texts, names of fields too, as they were before the download.

    Each text is undone on its own and once: one that is as it should be stays. Only where all
    texts of a file (three or more) are still garbled after that, the whole file is undone again.
    """
    rounds = 1
    texts = [text for text in _texts(value, 0) if not text.isascii()]
    for _ in range(_ROUNDS - 1):
        texts = [once(text) for text in texts]
        if len(texts) < _ENOUGH or not all(once(text) != text for text in texts):
            break
        rounds += 1
    return _undone(value, rounds, 0)


def once(text: str) -> str:
    """Undo one round; a text that is none of that encoding's stays as it is."""
    if text.isascii():
        return text
    try:
        return text.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return text


def _texts(value: Any, depth: int) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif depth < _DEEPEST and isinstance(value, list | dict):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _texts(each, depth + 1)


def _undone(value: Any, rounds: int, depth: int) -> Any:
    if isinstance(value, str):
        for _ in range(rounds):
            value = once(value)
        return whole(value)
    if depth >= _DEEPEST:
        return value
    if isinstance(value, list):
        return [_undone(each, rounds, depth + 1) for each in value]
    if isinstance(value, dict):
        return {
            _undone(key, rounds, depth): _undone(each, rounds, depth + 1)
            for key, each in value.items()
        }
    return value
