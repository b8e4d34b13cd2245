"""Urdu and Roman spellings of one name: how a word sounds, and what may be written for it."""

import re
from functools import lru_cache

_URDU = re.compile("[\u0600-\u06ff\u0750-\u077f]")
_WORD = re.compile(r"[^\W\d_]+")
_NOT_HEARD = "\u0640\u0621\u0670"

# What may stand in Roman letters for an Urdu one. Short vowels are not written in Urdu.
_LETTERS = {
    **dict.fromkeys("بٻ", "b"),
    **dict.fromkeys("پ", "p"),
    **dict.fromkeys("تٹطة", "t"),
    **dict.fromkeys("ث", "(?:s|th)"),
    **dict.fromkeys("سص", "s"),
    **dict.fromkeys("ج", "(?:j|g)"),
    **dict.fromkeys("چ", "(?:ch|c)"),
    **dict.fromkeys("ح", "h"),
    **dict.fromkeys("خ", "(?:kh|k|x)"),
    **dict.fromkeys("دڈ", "d"),
    **dict.fromkeys("ذزضظ", "(?:z|dh|d)"),
    **dict.fromkeys("ژ", "(?:zh|z|j)"),
    **dict.fromkeys("رڑ", "r"),
    **dict.fromkeys("ش", "(?:sh|s)"),
    **dict.fromkeys("غ", "(?:gh|g)"),
    **dict.fromkeys("ف", "(?:f|ph)"),
    **dict.fromkeys("ق", "(?:q|k|c)"),
    **dict.fromkeys("کك", "(?:k|c|ck)"),
    **dict.fromkeys("گ", "g"),
    **dict.fromkeys("ل", "l"),
    **dict.fromkeys("م", "m"),
    **dict.fromkeys("نں", "n"),
    **dict.fromkeys("ہھه", "h?"),
    **dict.fromkeys("ع", "[aeiouy']{0,2}"),
    **dict.fromkeys("آ", "a{1,2}"),
    **dict.fromkeys("اأإٰ", "(?:a{1,2}|e|i|o|u)"),
    **dict.fromkeys("وؤ", "(?:oo|ou|au|aw|ow|o|u|[wv][aeiou]?)"),
    **dict.fromkeys("یيىئے", "(?:ee|ai|ay|ei|ey|ie|ia|iya|i|e|y[aeiou]?)"),
}
_SHORT = "[aeiou]?"
LONGEST = 24
_VOWELS = frozenset("آاأإوؤیيىئےع")
_FINAL_H = "(?:a|ah|eh|e|h|)"
_DIGRAPHS = (
    *(("aye", "ai"), ("ee", "i"), ("oo", "u"), ("ou", "u"), ("ph", "f"), ("ck", "k")),
    *(("kh", "x"), ("gh", "g"), ("sh", "$"), ("ch", "#"), ("th", "t"), ("dh", "d")),
)
_SINGLE = str.maketrans({"q": "k", "c": "k", "e": "a", "y": "i", "o": "u", "w": "v"})
_CONSONANTS = {
    **{
        letter: kind
        for letters, kind in (
            ("بٻ", "b"),
            ("پ", "p"),
            ("تٹطة", "t"),
            ("ثسص", "s"),
            ("ج", "j"),
            ("چ", "#"),
            ("خ", "x"),
            ("دڈ", "d"),
            ("ذزضظژ", "z"),
            ("رڑ", "r"),
            ("ش", "$"),
            ("غگ", "g"),
            ("ف", "f"),
            ("قکك", "k"),
            ("ل", "l"),
            ("م", "m"),
            ("نں", "n"),
        )
        for letter in letters
    },
}


def is_urdu(text: str) -> bool:
    """Whether there is an Arabic letter in a text."""
    return bool(_URDU.search(text))


def western_words(text: str) -> list[str]:
    """Give the words of a folded text, whichever script they are in, without signs and digits."""
    text = text.replace("'", "").replace("’", "").replace("`", "")
    return _WORD.findall(text)


@lru_cache(maxsize=50_000)
def sound(word: str) -> str:
    """Write a Roman word as it sounds: ``Mohammed`` and ``muhammad`` are one."""
    for written, heard in _DIGRAPHS:
        word = word.replace(written, heard)
    word = word.translate(_SINGLE)
    word = re.sub(r"(.)\1+", r"\1", word)
    # A silent h at the end, or behind another letter: Khadijah, Zahra.
    return re.sub(r"(?<=.)h$", "", word)


@lru_cache(maxsize=50_000)
def skeleton(word: str) -> str:
    """Give the consonants of a word: much the same in both scripts; for finding, not judging."""
    if is_urdu(word):
        heard = "".join(_CONSONANTS.get(letter, "") for letter in word)
    else:
        heard = re.sub("[aeiouyhvw']", "", sound(word)).replace("v", "")
    heard = re.sub(r"(.)\1+", r"\1", heard)
    return heard or word[:1]


def may_be_written(urdu: str, roman: str) -> bool:
    """Whether a Roman word is a way to write an Urdu one; no word is longer than a name can be."""
    if len(urdu) > LONGEST or len(roman) > 2 * LONGEST:
        return False
    return _pattern(urdu).fullmatch(roman) is not None


@lru_cache(maxsize=50_000)
def _pattern(urdu: str) -> re.Pattern[str]:
    letters = [letter for letter in urdu.replace("ئی", "ی") if letter not in _NOT_HEARD]
    return re.compile("".join(_written(letters, at) for at in range(len(letters))))


def _written(letters: list[str], at: int) -> str:
    """Say what may be written for one letter, where it stands."""
    letter = letters[at]
    is_first, is_last = at == 0, at == len(letters) - 1
    if is_last and not is_first and letter in "ہهة":
        return _FINAL_H
    if is_last and letter in "یىٰ":
        return f"(?:a|{_LETTERS['ی']})"
    if is_first and letter in "اأإع":
        return "" if not is_last and letters[1] in _VOWELS else "[aeiou]{1,2}"
    written = _LETTERS.get(letter, "")
    return written if letter in _VOWELS or not written else f"(?:{written}){{1,2}}{_SHORT}"
