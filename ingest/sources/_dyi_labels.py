"""Fields a download writes as labels and values, in the language of its owner's pages."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from graph.fold import fold
from ingest.sources._meta_links import link

_USERNAMES = (
    "Username|User name|Benutzername|Nombre de usuario|Nom d’utilisateur|Nome de usuário",
    "Nome de utilizador|Nome utente|Kullanıcı adı|Användarnamn|Nama pengguna|Gebruikersnaam",
    "اسم المستخدم|صارف نام|یوزر نیم|उपयोगकर्ता नाम|Author|Media Owner|Owner",
)
_NAMES = ("Name|Nombre|Nom|Nome|Ad|Namn|Nama|Naam|الاسم|نام|नाम",)
_REACTIONS = (
    "Reaction|Reacción|Réaction|Reação|Reaktion|Reazione|İfade|Tanggapan|تفاعل|ری ایکشن|ردعمل",
)


def _folded(lines: tuple[str, ...]) -> frozenset[str]:
    return frozenset(fold(word) for line in lines for word in line.split("|"))


_USERNAME, _NAME, _REACTION = map(_folded, (_USERNAMES, _NAMES, _REACTIONS))
_DEEPEST = 8


class Label(NamedTuple):
    """One label with its value, the address it links to, and its time."""

    label: str
    value: str
    href: str
    timestamp: Any


def labels(record: dict[str, Any]) -> list[Label]:
    """List a record's labels, of every shape: string_map_data, label_values, string_list_data."""
    found: list[Label] = []
    mapped = record.get("string_map_data")
    for key, inner in mapped.items() if isinstance(mapped, dict) else ():
        if isinstance(inner, dict):
            found.append(_label(key, inner))
    for key in ("label_values", "string_list_data"):
        _gather(record.get(key), found, 0)
    return found


def username_in(found: Iterable[Label]) -> str | None:
    """Give the handle among labels: under a label that means it, else in a profile's address."""
    found = list(found)
    for each in found:
        if fold(each.label) in _USERNAME and each.value:
            return each.value
    for each in found:
        address = link(each.href or each.value)
        if address and address.account and address.post is None:
            return address.account
    return None


def name_in(found: Iterable[Label]) -> str | None:
    """Give the name among labels."""
    return next((each.value for each in found if fold(each.label) in _NAME and each.value), None)


def reaction_in(found: Iterable[Label]) -> str | None:
    """Give the reaction among labels: like, love …."""
    named = (each.value for each in found if fold(each.label) in _REACTION and each.value)
    return next(named, None)


def address_in(found: Iterable[Label]) -> str | None:
    """Give the address of a post among labels."""
    for each in found:
        for text in (each.href, each.value):
            if (address := link(text)) and address.post:
                return text
    return None


def time_in(found: Iterable[Label]) -> int | None:
    """Give the time among labels."""
    times = (each.timestamp for each in found)
    return next((each for each in times if type(each) is int and each > 0), None)


def _gather(value: Any, found: list[Label], depth: int) -> None:
    if depth > _DEEPEST or not isinstance(value, list):
        return
    for each in value:
        if not isinstance(each, dict):
            continue
        if any(key in each for key in ("value", "href", "timestamp_value")):
            found.append(_label(str(each.get("label") or ""), each))
        for key in ("dict", "vec"):
            _gather(each.get(key), found, depth + 1)


def _label(name: str, inner: dict[str, Any]) -> Label:
    value, href = inner.get("value"), inner.get("href")
    time = inner.get("timestamp") or inner.get("timestamp_value")
    return Label(
        name,
        value if isinstance(value, str) else "",
        href if isinstance(href, str) else "",
        time,
    )
