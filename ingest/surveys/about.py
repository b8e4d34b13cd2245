"""What a form is about: reports of sessions, feedback, attendance, people, ties."""

import re
from collections.abc import Mapping, Sequence

from graph.fold import fold
from ingest.surveys.items import When, when
from ingest.surveys.mapping import Meaning
from ingest.surveys.survey import Survey
from ingest.surveys.targets import ITEMS, About, Entries, Part, targets
from ingest.surveys.wording import Guess

_TITLES: dict[About, str] = {
    "feedback": r"feedback|evaluation|pre[ -]?test|post[ -]?test|pre[ -]?survey|post[ -]?survey"
    r"|attitude|baseline|endline|satisfaction|rai\b|رائے|تاثرات|جائزہ",
    "attendance": r"attendance|sign[ -]?in|check[ -]?in|rsvp|hazri|حاضری",
    "session": r"report|activity log|session record|رپورٹ",
    "person": r"registration|application|profile|ambassadors?\b|nomination|intake|رجسٹریشن|اندراج",
    "ties": r"network|sociogram|ties|who knows|relationship|روابط|تعلقات",
}
_ENTRIES: tuple[tuple[Entries, str], ...] = (
    ("spoke", r"panell?ist|speaker|guest|resource person|expert|مقرر|مہمان"),
    ("hosted", r"\bhosts?\b|facilitator|moderator|organi[sz]er|میزبان|منتظم"),
    ("knows", r"mentee|friend|contact|peer|talk|knows?\b|network|ties?\b|alter|رابط|دوست"),
    ("attended", r"participant|attendee|attendance|student|audience|شرکاء|شرکا|حاضرین|طلبہ"),
    ("people", r"member|ambassador|team|people|person|volunteer|رکن|ارکان"),
)
_OF_PEOPLE = frozenset(each.key for each in targets("people"))
_SESSIONS = re.compile(r"session|event|activit|dialogue|workshop|visit|نشست|سیشن|تقریب")


def about_of(survey: Survey, chosen: Mapping[str, str]) -> About:
    """Say what a submission of the survey is, by what its questions mean and by its title."""
    has = set(chosen.values())
    items = sum(target in ITEMS for target in chosen.values())
    knows = "ties.names" in has or any(_told(_ENTRIES, name) == "knows" for name in survey.repeats)
    hint = _hint(survey.title)
    can: dict[About, bool] = {
        "session": "session.date" in has,
        "feedback": items > 0,
        "attendance": "person.name" in has or "person.email" in has,
        "person": "person.name" in has,
        "ties": knows,
    }
    if hint and can[hint]:
        return hint
    if can["session"] and _reports(has) and items <= 2:
        return "session"
    if items:
        return "feedback"
    if has & {"session.date", "session.title", "session.code"} and can["attendance"]:
        return "attendance"
    if knows:
        return "ties"
    return "person" if can["person"] else "session" if can["session"] else "person"


def part_of(about: About, chosen: Mapping[str, str]) -> Part:
    """Say what the person who fills the form in did, as far as such forms usually mean it."""
    if not set(chosen.values()) & {"person.name", "person.email", "person.phone", "person.code"}:
        return "none"
    if about == "session":
        return "hosted"
    return "attended" if about in ("feedback", "attendance") else "none"


def entries_of(repeat: str, guesses: Sequence[Guess]) -> Entries:
    """Say what the entries of a repeat group are, by its name and its questions."""
    best = {each.best for each in guesses}
    if _SESSIONS.search(fold(repeat)) and "session.date" in best:
        return "each"
    # "Speaker's name" asks for speakers in a form, and for a name in a repeat group.
    of_people = {each.among(_OF_PEOPLE).best for each in guesses}
    if not of_people & {
        *("person.name", "person.account", "person.email", "person.x", "person.phone")
    }:
        return "drop"
    by_name = _told(_ENTRIES, repeat)
    labels = " ".join(each.question.label for each in guesses)
    return by_name or _told(_ENTRIES, labels) or "drop"


def wave_of(survey: Survey, meanings: Sequence[Meaning]) -> When:
    """Say when feedback was asked: as the title or all items say; after the session otherwise."""
    if said := when(survey.title):
        return said
    items = [each.question for each in meanings if each.is_ == "item"]
    said_by = {when(name) for name in items}
    return "before" if said_by == {"before"} else "after"


def _reports(has: set[str]) -> bool:
    marks = {"session.count", "session.topics", "session.format", "session.speakers"}
    return bool(has & (marks | {"session.hosts", "session.participants"}))


def _hint(title: str) -> About | None:
    found = [about for about, words in _TITLES.items() if re.search(words, fold(title))]
    return found[0] if len(found) == 1 else None


def _told(words: Sequence[tuple[Entries, str]], text: str) -> Entries | None:
    plain = fold(text).replace("_", " ")
    return next((entries for entries, said in words if re.search(said, plain)), None)
