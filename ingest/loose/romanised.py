"""Urdu words in Latin letters, for names of questions, which hold Latin letters only."""

from graph.fold import fold

_SPELT = {
    "a": "اع",
    "aa": "آ",
    "b": "ب",
    "p": "پ",
    "t": "تٹط",
    "s": "ثسص",
    "j": "ج",
    "ch": "چ",
    "h": "حہھ",
    "kh": "خ",
    "d": "دڈ",
    "z": "ذزضظ",
    "r": "رڑ",
    "zh": "ژ",
    "sh": "ش",
    "gh": "غ",
    "f": "ف",
    "q": "ق",
    "k": "ک",
    "g": "گ",
    "l": "ل",
    "m": "م",
    "n": "نں",
    "o": "وؤ",
    "i": "یئ",
    "e": "ےۓ",
}
_LETTERS = {letter: latin for latin, letters in _SPELT.items() for letter in letters}
"""One Latin spelling a letter. Short vowels are not written in Urdu, so they are not in it."""


def romanised(text: str) -> str:
    """Write a text with its Urdu letters in Latin ones, folded; other signs stay as they are."""
    return "".join(_LETTERS.get(char, char) for char in fold(text))
