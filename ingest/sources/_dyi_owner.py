"""Whose download it is: as its profile says, else as its comments, or the archive's name, say."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from ingest.files import Given
from ingest.sources._dyi_around import values
from ingest.sources._dyi_labels import labels, username_in
from ingest.sources._meta import FACEBOOK, INSTAGRAM, Who, handle, shown

NOBODY = "the owner of the archive"
_PROFILES = ("profile_information.json", "personal_information.json", "instagram_profile.json")
_SPEAKING = re.compile(
    r"(?:comments(?:_\d+)?|your_comments_in_groups|likes_and_reactions(?:_\d+)?|posts_and_comments)"
    r"\.json"
)
_ARCHIVE = re.compile(
    r"(?:facebook|instagram)-(.+?)-(?:\d{4}-\d{2}-\d{2}|\d{8}|\d{2}_\d{2}_\d{4}).*"
)
_LOOKED_AT = 500


def owner(given: Given, documents_: list[Any], platform: str) -> Who:
    """Give the owner of a download, from the file itself and those it came with."""
    around = sorted(given.around().items())
    profiles = [each for name, each in around if PurePosixPath(name).name.lower() in _PROFILES]
    for each in profiles:
        for document in values(each):
            if found := _from_profile(document, platform):
                return found
    if platform == FACEBOOK:
        if found := _from_words(documents_):
            return found
        speaking = [
            each for name, each in around if _SPEAKING.fullmatch(PurePosixPath(name).name.lower())
        ]
        for each in speaking:
            if found := _from_words(list(values(each))):
                return found
    return _from_name(given.name, platform) or Who(platform, name=NOBODY)


def _from_profile(document: Any, platform: str) -> Who | None:
    if not isinstance(document, dict):
        return None
    if platform == INSTAGRAM:
        users = document.get("profile_user")
        for record in users if isinstance(users, list) else [document]:
            if isinstance(record, dict) and (name := handle(username_in(labels(record)))):
                return Who(INSTAGRAM, handle=name)
        return None
    for value in document.values():
        name = value.get("name") if isinstance(value, dict) else None
        if isinstance(name, dict):
            name = name.get("full_name")
        if found := shown(name):
            return Who(FACEBOOK, name=found)
    return None


def _from_words(documents_: list[Any]) -> Who | None:
    """Give the name most comments and reactions are by: a download holds its owner's alone."""
    names = Counter(name for document in documents_ for name in _names(document))
    return Who(FACEBOOK, name=names.most_common(1)[0][0]) if names else None


def _names(document: Any) -> Iterator[str]:
    lists = document.values() if isinstance(document, dict) else [document]
    for records in lists:
        for record in records[:_LOOKED_AT] if isinstance(records, list) else []:
            data = record.get("data") if isinstance(record, dict) else None
            for each in data if isinstance(data, list) else []:
                for key, field in (("comment", "author"), ("reaction", "actor")):
                    inner = each.get(key) if isinstance(each, dict) else None
                    if isinstance(inner, dict) and (name := shown(inner.get(field))):
                        yield name


def _from_name(name: str, platform: str) -> Who | None:
    """Give the owner out of the archive's own name: instagram-ayesha.mer-2024-05-01-AbCd.zip."""
    for part in PurePosixPath(name).parts[:2]:
        if found := _ARCHIVE.fullmatch(part):
            known = handle(found[1])
            if known and platform == INSTAGRAM:
                return Who(platform, handle=known)
            return Who(platform, name=f"{NOBODY} of {known}") if known else None
    return None
