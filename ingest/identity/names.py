"""Whether two written names may be one person's: titles, initials, order and script set aside."""

from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from graph.fold import fold
from ingest.identity.script import is_urdu, may_be_written, skeleton, sound, western_words
from ingest.loose.people import plain_name

# Names so many people have, or that only say which family or rank, tell nobody apart.
_COMMON = frozenset(
    (
        *map(sound, ("muhammad", "syed", "khan", "bibi", "begum", "mian", "malik", "chaudhry")),
        *("محمد", "سید", "خان", "بی", "بیبی", "بیگم", "میاں", "ملک", "چوہدری"),
    )
)
_SHORT_FORMS = {
    **dict.fromkeys(("md", "mohd", "mhd", "muhd", "mohamad", "mohamed"), "muhammad"),
    **dict.fromkeys(("sayed", "sayyid", "sayyed", "saiyed", "sayid"), "syed"),
    **dict.fromkeys(("ch", "choudhry", "chaudhary", "choudhary", "chaudhri"), "chaudhry"),
    **dict.fromkeys(("abd", "abdl"), "abdul"),
}
_WORDS = 12
SAME, NEAR = 100.0, 90.0
COMPATIBLE = 88.0
"""From this score on, names don't contradict that two are one."""


@dataclass(frozen=True)
class Word:
    """One word of a name, as written and as it sounds; an initial is one letter."""

    text: str
    sounds: str

    @property
    def is_initial(self) -> bool:
        """Whether it is a letter that stands for a name."""
        return len(self.text) == 1

    @property
    def tells(self) -> bool:
        """Whether it tells one person from many others."""
        return not self.is_initial and self.sounds not in _COMMON


Reading = tuple[Word, ...]


@lru_cache(maxsize=100_000)
def readings(name: str) -> tuple[Reading, ...]:
    """Read a name as its words: in each script it is written in."""
    plain = fold(plain_name(name) or name)
    words = western_words(plain)[:_WORDS]
    urdu = tuple(Word(word, word) for word in words if is_urdu(word))
    roman = tuple(
        Word(spelled, sound(spelled))
        for word in words
        if not is_urdu(word)
        for spelled in [_SHORT_FORMS.get(word, word)]
    )
    return tuple(found for found in (roman, urdu) if found)


def likeness(one: str, two: str) -> float:
    """Say how alike two names are, out of 100.

    100: the same words, in any order; 90 and more: one leaves out or shortens words of the other
    (``M. Bilal``, ``Muhammad Bilal``), or writes them a little differently, or in the other
    script; less: they contradict each other.
    """
    pairs = product(readings(one), readings(two))
    return max((_likeness(first, second) for first, second in pairs), default=0.0)


def _likeness(one: Reading, two: Reading) -> float:
    if sorted(word.text for word in one) == sorted(word.text for word in two):
        return SAME
    paired = _paired(*sorted((one, two), key=_by_length))
    if paired is None:
        if _same_word(*(_in_one(each) for each in (one, two))):
            return NEAR
        texts = (" ".join(sorted(word.sounds for word in each)) for each in (one, two))
        return min(COMPATIBLE - 1, fuzz.ratio(*texts))
    left_out = abs(len(one) - len(two))
    shortened = sum(word.is_initial != other.is_initial for word, other in paired)
    # A name that leaves much out, such as a first name alone, is less of a likeness.
    return max(NEAR - 2, 98.0 - 3 * left_out - 2 * shortened)


def _paired(short: Reading, long: Reading) -> list[tuple[Word, Word]] | None:
    """Pair every word of the shorter name with one of the longer; None if that can't be done.

    At least one word that tells people apart must be among the pairs.
    """
    left = list(long)
    pairs = []
    for word in sorted(short, key=lambda word: word.is_initial):
        found = next((other for other in left if _same_word(word, other)), None)
        if found is None:
            return None
        left.remove(found)
        pairs.append((word, found))
    telling = any(word.tells and other.tells for word, other in pairs)
    whole = len(short) == len(long) and not any(word.is_initial for pair in pairs for word in pair)
    return pairs if telling or whole else None


def _by_length(name: Reading) -> tuple[int, int, str]:
    return len(name), -sum(word.is_initial for word in name), name[0].text


def _same_word(one: Word, two: Word) -> bool:
    """Whether two words sound the same, or differ by one slip in a long word."""
    other_script = is_urdu(one.text) != is_urdu(two.text)
    if one.is_initial or two.is_initial:
        if other_script:
            return skeleton(one.text)[0] == skeleton(two.text)[0]
        return one.text[0] == two.text[0]
    if other_script:
        urdu, roman = (one, two) if is_urdu(one.text) else (two, one)
        return may_be_written(urdu.text, roman.text)
    if one.sounds == two.sounds:
        return True
    longest = max(len(one.sounds), len(two.sounds))
    return longest >= 6 and OSA.distance(one.sounds, two.sounds, score_cutoff=1) <= 1


def _in_one(name: Reading) -> Word:
    """Write a name in one word: some write Gul Naz, some Gulnaz."""
    return Word("".join(word.text for word in name), "".join(word.sounds for word in name))
