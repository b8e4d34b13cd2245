"""Names as they stand in lists of online meetings: people, devices, callers, recording services."""

import re

from graph.fold import one_line
from ingest.loose.contacts import find
from ingest.loose.people import is_device, plain_name

DEVICE = "devices that don't say whose they are"
CALLER = "callers by phone, whose number is not kept"
RECORDER = "recording services"
UNNAMED = "people without a name"
_RECORDER = re.compile(
    r"\b(?:otter\.?ai|read\.?ai|fireflies(?:\.?ai)?|notetaker|note taker|meeting notes"
    r"|fathom|tl;?dv|avoma|gong|chorus|sembly|grain|recorder|recording|bot|copilot|krisp|airgram|supernormal)\b",
    re.IGNORECASE,
)
_CALLER = re.compile(r"\+?[\d\s()*.\-xX…]{6,}|call-?in user.*|phone user.*", re.IGNORECASE)
_SOMEBODY = re.compile(
    r"(?:zoom|teams|meet|test|guest|anonymous|unknown|web|host|admin|user|participant|attendee"
    r"|meeting|room|owner|student|teacher|me|my|hp|dell|lenovo|acer|asus|lg|mi|poco|honor|itel|qmobile|moto"
    r"|motorola|windows|chromebook|device|screen|computer|tab|room|external|unverified|\d+|[\W_])+",
    re.IGNORECASE,
)
_PAIR = re.compile(r"(.*?)\s*\(([^()]*)\)\s*")
_NUMBER = re.compile(r"^\W*[A-Z]{0,4}\d[\w/-]*\W+|\W+[A-Z]{0,5}[-_/]?\d[\w/-]*\W*$|#\(.*$|#\S*$")
_BEHIND = re.compile(r"\s*(?:\||\s[-–—]\s|_).*$")


def person_in(shown: str) -> tuple[str | None, str]:
    """Give the person a list's name shows; or None, and why it shows none.

    ``Ayesha (iPhone)`` and ``iPhone (Ayesha)`` are Ayesha, ``Ayesha's iPad`` too; what stands
    behind a dash or bar (a campus, a roll number) is no part of the name.
    """
    text = one_line(shown)
    if not text:
        return None, UNNAMED
    if _RECORDER.search(text):
        return None, RECORDER
    pair = _PAIR.fullmatch(text)
    for part in (pair[1], pair[2]) if pair else (text,):
        if name := _name(part):
            return name, ""
    caller = any(map(_CALLER.fullmatch, (text, *(pair.groups() if pair else ())))) or find(text)
    return None, CALLER if caller else DEVICE


def _name(text: str) -> str | None:
    if not text or is_device(text) or _CALLER.fullmatch(text) or find(text):
        return None
    bare = _BEHIND.sub("", _NUMBER.sub("", text)) or text
    name = plain_name(bare)
    return None if name is None or _SOMEBODY.fullmatch(name) else name
