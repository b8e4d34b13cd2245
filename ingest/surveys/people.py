"""The people a submission names: who filled it in, who is listed, by what they are known again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph.fold import fold, handle_key
from ingest.loose.contacts import normal_email, normal_id_card, normal_phone
from ingest.loose.handles import account as read_account
from ingest.named import Campus, Sign, Someone
from ingest.saying import account as tell_account
from ingest.source import Told
from ingest.surveys import answers as said
from ingest.surveys.filled import Filled, blank
from ingest.surveys.survey import Answer

PLATFORMS = ("x", "facebook", "instagram", "youtube", "tiktok")
_CONTACTS = (("email", normal_email), ("phone", normal_phone), ("id_card", normal_id_card))
_DAYS = ("from_on", "graduates_on")


@dataclass(frozen=True)
class Known:
    """A person of a submission: how they are named, and what else it says of them."""

    someone: Someone
    cells: Mapping[str, Any]
    study: Mapping[str, Any]
    term: Mapping[str, Any]
    accounts: tuple[tuple[str, str], ...] = ()

    @property
    def is_named(self) -> bool:
        """Whether the person can be put on record: nobody can by an e-mail address alone."""
        return self.someone.name is not None


def person(filled: Filled) -> Known | None:
    """Give the person who filled the form in, or whom an entry names; None if nobody is named."""
    accounts = _accounts(filled)
    signs = _signs(filled, accounts)
    own_id = said.code(filled.answer("person.code"))
    name = _name(filled) or (f"@{accounts[0][1]}" if accounts else None)
    if name is None and not signs and own_id is None:
        return None
    campus = campus_of(filled)
    someone = Someone(name, filled.form.scope, campus, signs, own_id)
    return Known(someone, _cells(filled, name), _study(filled), _term(filled), accounts)


def campus_of(filled: Filled) -> Campus | None:
    """Give the campus a person studies at."""
    text = filled.text("person.campus", "campus") or filled.form.mapping.constants.campus
    return Campus(text) if text else None


def rows_of(known: Known) -> list[Told]:
    """Tell of a person: the person, studies, term, accounts, as far as they are known."""
    who, rows = known.someone, list[Told]()
    if known.cells:
        rows.append(("people", {"person_id": who, **known.cells}))
    if who.campus and (known.study or known.cells):
        rows.append(("studies", {"person_id": who, "university_id": who.campus, **known.study}))
    if who.campus and "appointed_on" in known.term:
        rows.append(
            ("ambassador_terms", {"person_id": who, "university_id": who.campus, **known.term})
        )
    for platform, handle in known.accounts:
        is_id = handle.isdigit() and len(handle) > 8
        table, cells = tell_account(
            platform, account_id=handle if is_id else None, handle=None if is_id else handle
        )
        rows.append((table, {**cells, "person_id": who}))
    return rows


def _name(filled: Filled) -> str | None:
    parts = [found for _, answer in filled.all("person.name") if (found := said.name(answer))]
    return " ".join(parts)[:200] or None


def _signs(filled: Filled, accounts: Sequence[tuple[str, str]]) -> tuple[Sign, ...]:
    hashed = filled.form.context.hashed
    found: dict[tuple[str, str], Sign] = {}
    for kind, normal in _CONTACTS:
        for _, answer in filled.all(f"person.{kind}"):
            text = None if isinstance(answer, tuple) else normal(answer)
            if text and (value := hashed(kind, text)):
                found.setdefault((kind, value), Sign(kind, value))
    for platform, handle in accounts:
        value = f"{platform}:{handle_key(handle)}"
        found.setdefault(("account", value), Sign("account", value))
    return tuple(found.values())


def _accounts(filled: Filled) -> tuple[tuple[str, str], ...]:
    found: dict[tuple[str, str], tuple[str, str]] = {}
    for target, hint in [*((f"person.{each}", each) for each in PLATFORMS), ("person.account", "")]:
        for meaning, answer in filled.all(target):
            told = hint or platform_in(filled.form.label(meaning.question))
            if (read := _account(answer, told)) is not None:
                found.setdefault((read[0], handle_key(read[1])), read)
    return tuple(found.values())


def _account(answer: Answer, hint: str) -> tuple[str, str] | None:
    return None if isinstance(answer, tuple) else read_account(answer, hint or None)


def platform_in(label: str) -> str:
    """Give the one platform a question's words name; nothing if they name none or several."""
    words = fold(label).replace("/", " ").replace("_", " ").split()
    named = {
        "x": {"x", "twitter", "ٹویٹر", "ٹوئٹر"},
        "facebook": {"facebook", "fb"},
        "instagram": {"instagram", "insta", "ig"},
        "youtube": {"youtube"},
        "tiktok": {"tiktok"},
    }
    found = [platform for platform, each in named.items() if each & set(words)]
    return found[0] if len(found) == 1 else ""


def _cells(filled: Filled, name: str | None) -> dict[str, Any]:
    constants = filled.form.mapping.constants
    roles = [_role(role) for role in said.several(filled.answer("person.roles") or constants.roles)]
    disciplines = [
        part for meaning, a in filled.all("person.disciplines") for part in said.several(a)
    ]
    return blank(
        {
            "name": name,
            "name_ur": said.name(filled.answer("person.name_ur")),
            "roles": ";".join(role for role in roles if role),
            "gender": said.gender(filled.answer("person.gender")),
            "faith_group": filled.text("person.faith_group"),
            "disciplines": ";".join(disciplines),
            "expertise": filled.text("person.expertise"),
            "consent": said.yes_no(filled.answer("person.consent")),
        }
    )


def _role(text: str) -> str | None:
    plain = fold(text)
    words = ("ambassador", "panel", "speaker", "staff", "team", "influencer", "blogger", "سفیر")
    meant = ("ambassador", "panelist", "panelist", "staff", "staff", "influencer", "influencer")
    found = [
        role for word, role in zip(words, (*meant, "ambassador"), strict=True) if word in plain
    ]
    return found[0] if found else None


def _study(filled: Filled) -> dict[str, Any]:
    days = {name: filled.day(f"person.{name}") for name in _DAYS}
    return blank({"programme": filled.text("person.programme"), **days})


def _term(filled: Filled) -> dict[str, Any]:
    days = {name: filled.day(f"person.{name}") for name in ("appointed_on", "ends_on")}
    cohort = filled.text("person.cohort") or filled.form.mapping.constants.cohort
    return blank({**days, "cohort": cohort})
