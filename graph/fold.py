"""Two spellings of one name compare equal on a folded key; the name itself is shown as given."""

import re
import unicodedata

# Arabic letters that Urdu keyboards and exports mix up with their Urdu forms.
_URDU = str.maketrans({"ي": "ی", "ى": "ی", "ك": "ک", "ه": "ہ"})
# Vowel marks, joiners and direction marks: invisible or optional in Urdu writing.
_OPTIONAL = re.compile("[\u064b-\u0652\u0670\u200b-\u200f\u2060\ufeff]")
_PROFILE_ID = re.compile(r"profile\.php\?(?:.*&)?id=(\d+)")
_ADDRESS = re.compile(
    r"(?:https?://)?(?:[a-z]{1,7}\.)?"
    r"(?:x|twitter|facebook|fb|instagram|youtube|tiktok|threads)\.(?:com|net)/+"
    r"(?:channel/|c/|user/)?([^/?#]+)",
    re.IGNORECASE,
)


def one_line(text: str) -> str:
    """Give a name as it is shown: composed characters (NFC), single spaces, no ends of space."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    return " ".join(text.split())


def fold(text: str) -> str:
    """Give the key on which names compare: NFC, Urdu letters, no invisible signs, no case."""
    if text.isascii():
        return " ".join(text.split()).casefold()
    urdu = unicodedata.normalize("NFC", text).translate(_URDU)
    return " ".join(_OPTIONAL.sub("", urdu).split()).casefold()


def handle(text: str) -> str:
    """Take an account's handle out of ``@name`` or a profile's web address; case is kept."""
    text = text.strip()
    found = _PROFILE_ID.search(text)
    if found is None:
        found = _ADDRESS.match(text)
    return (found[1] if found else text).strip().lstrip("@").rstrip("/")


def handle_key(text: str) -> str:
    """Give the key on which handles compare: no ``@``, no address, no case."""
    return fold(handle(text))


def tag(text: str) -> str:
    """Give a hashtag or topic as it is shown: one line, without a leading ``#``."""
    return one_line(text.strip().lstrip("#＃"))
