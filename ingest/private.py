"""What is private in platforms' exports is told by its place and name, and never opened."""

import re
from collections.abc import Mapping
from pathlib import PurePosixPath

_MESSAGES = "private messages"
_ACCOUNT = "where and how the account was used"
_ADS = "what advertisers know of the account"
_CONTACTS = "other people's contact details"
_DELETED = "what was deleted"
_HABITS = "searches, places, interests and blocked accounts"
_OWN = (".csv", ".tsv", ".xlsx", ".xls", ".ods", ".jsonl", ".gz", ".graphml", ".gexf", ".gml")
"""Files that people and tools make: no platform puts private things into such."""


def _compiled(names: Mapping[str, str]) -> dict[str, re.Pattern[str]]:
    return {why: re.compile(f"(?:{pattern})(?:-part\\d+)?") for why, pattern in names.items()}


# X: data/<name>.js, split into <name>-part1.js and so on; media lie in folders beside them.
_X = _compiled(
    {
        _MESSAGES: r"direct-messages?(?:-group)?(?:-headers)?|direct-message-group-headers|"
        r"audio-video-calls-in-dm(?:-recipient-sender)?|grok-chat-item",
        _ACCOUNT: r"ip-audit|account-creation-ip|account-suspension|account-timezone|sso|"
        r"device-token|ni-devices|key-registry|connected-application|email-address-change|"
        r"phone-number|ageinfo|protected-history|user-link-clicks|branch-links|"
        r"periscope-account-information",
        _ADS: r"ad-[a-z-]+|ads-[a-z-]+",
        _CONTACTS: r"contact|facebook-connection",
        _DELETED: r"deleted-[a-z-]+",
        _HABITS: r"personalization|saved-search|block|mute|smartblock",
    }
)
_X_MEDIA = _compiled(
    {
        _MESSAGES: r"direct_messages?_(?:group_)?media|grok_chat_media",
        _DELETED: r"deleted_tweets_media",
    }
)
# Facebook and Instagram: folders whose names are theirs alone, whatever lies above them.
_META = _compiled(
    {
        _MESSAGES: r"messages|calls_and_messages|your_messages|secret_groups",
        _ACCOUNT: r"security_and_login_information|login_and_account_creation|"
        r"login_and_profile_creation|device_information|network_information|payment_history|"
        r"facebook_payments|account_activity",
        _ADS: r"ads_information|ads_and_businesses|apps_and_websites|your_off-facebook_activity|"
        r"apps_and_websites_off_of_(?:facebook|instagram)",
        _CONTACTS: r"other_people_s_contact_info|your_address_books",
        _DELETED: r"recently_deleted|recently_deleted_content",
        _HABITS: r"logged_information|search_history|your_search_history|location_history|"
        r"your_places|your_topics|link_history",
    }
)
# The same exports, by names that other folders may have too.
_META_LOOSE = _compiled(
    {
        _ADS: "ads|information_about_you|about_you",
        _CONTACTS: "contacts",
        _DELETED: "trash|archive",
        _HABITS: "search|location|preferences|recent_searches|dating",
    }
)
_META_FILES = {
    _MESSAGES: re.compile(r"message_\d+\.(?:json|html?)"),
    _ACCOUNT: re.compile(
        r"(?:login_(?:activity|protection_data)|logout_activity|ip_address_activity|"
        r"account_activity|where_you_re_logged_in|authorized_logins)\.(?:json|html?)"
    ),
    _CONTACTS: re.compile(r"(?:your_address_books|synced_contacts)\.(?:json|html?)"),
    _DELETED: re.compile(r"(?:recently_deleted_content|deleted_\w+)\.(?:json|html?)"),
}
_META_EXPORT = re.compile(
    r"(?:^|/)(?:your_(?:facebook|instagram)_activity|your_activity_across_facebook|"
    r"comments_and_reactions|likes_and_reactions|followers_and_following|"
    r"profile_information|personal_information)/",
    re.IGNORECASE,
)


def is_meta_export(path: str) -> bool:
    """Whether a file's place is one that only Facebook's and Instagram's exports have."""
    return bool(_META_EXPORT.search(path))


def why_private(path: str, *, of_meta: bool = False) -> tuple[str, str] | None:
    """Say what a file holds that is private, and the folder or file in which that begins.

    ``path`` is the file's place within what was given, with ``/``; ``of_meta`` if it came with
    files of a Facebook or Instagram export. None if it is not private.
    """
    parts = PurePosixPath(path).parts
    *folders, name = [part.casefold() for part in parts] or [""]
    if name.endswith(_OWN):
        return None
    kinds = (_META, _X_MEDIA, *([_META_LOOSE] if of_meta else []))
    for depth, folder in enumerate(folders, start=1):
        for names in kinds:
            if why := _named(folder, names):
                return why, "/".join(parts[:depth])
    stem, _, ending = name.rpartition(".")
    why = _named(name, _META_FILES) or (_named(stem, _X) if ending == "js" else None)
    return (why, path) if why else None


def _named(name: str, among: Mapping[str, re.Pattern[str]]) -> str | None:
    return next((why for why, names in among.items() if names.fullmatch(name)), None)
