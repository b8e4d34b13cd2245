"""A text without what tells who somebody is: names, handles and ids, as folded words."""

import re
import unicodedata
from collections.abc import Callable

from graph.fold import fold

NAME_WITHHELD = "[name withheld]"
# Vowel marks and joiners belong to the word they stand in.
_WORD = re.compile("[\\w\u064b-\u0652\u0670\u200c\u200d]+")
Words = tuple[str, ...]


def words(text: str) -> Words:
    """Give a text's words, folded so that spellings of one word compare equal."""
    return tuple(_fold(word) for word in _WORD.findall(text))


def without(text: str, is_telling: Callable[[Words], bool], longest: int) -> str:
    """Put ``[name withheld]`` in the place of words that are telling, the longest run first.

    ``is_telling`` judges up to ``longest`` folded words; before those behind an ``@`` stands one
    more word, ``@`` itself.
    """
    found = list(_WORD.finditer(text))
    folded = [_fold(word[0]) for word in found]
    kept, done, at = [], 0, 0
    while at < len(found):
        start = found[at].start()
        handle = text[done:start].endswith("@")
        length = _length(folded[at : at + longest], is_telling, handle=handle)
        if length:
            kept += [text[done : start - handle], NAME_WITHHELD]
            done = found[at + length - 1].end()
        at += max(length, 1)
    return "".join([*kept, text[done:]])


def _length(folded: list[str], is_telling: Callable[[Words], bool], *, handle: bool) -> int:
    """Say how many of the first words are somebody's name, handle or id; 0 if none are."""
    for length in range(len(folded), 0, -1):
        run = tuple(folded[:length])
        if is_telling(run) or (handle and is_telling(("@", *run))):
            return length
    return 0


def _fold(word: str) -> str:
    return fold(unicodedata.normalize("NFKC", word))
