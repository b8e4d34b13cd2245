"""A mapping is proposed from the words of a form's questions and the look of their answers."""

import re
from collections.abc import Sequence
from dataclasses import replace

from graph.fold import fold
from ingest.surveys.about import about_of, entries_of, part_of, wave_of
from ingest.surveys.items import item_name, paired, when
from ingest.surveys.mapping import Constants, Mapping, Meaning
from ingest.surveys.naming import slug
from ingest.surveys.survey import Question, Survey
from ingest.surveys.targets import DROP, ITEMS, TARGETS, About, Entries, targets
from ingest.surveys.wording import SURE, Guess, guess, is_partial_count

_PART_OF_NAME = re.compile(
    r"\b(?:first|last|given|family|sur ?name|middle|fname|lname)\b|پہلا|آخری"
)
_ROLES = {"ambassador": "ambassador", "panelist": "panelist", "panellist": "panelist"}
_REQUIRED = ("session.date", "session.venue", "campus", "person.name", "session.code", "ties.names")


def propose(survey: Survey) -> Mapping:
    """Propose what the questions of a survey mean.

    What is not understood is left out, and so is everything that names a person beyond need.
    ``doubts`` of the result are what a user should look at before it is used unseen.
    """
    main = [
        Guess(each, ((DROP, 1.0),)) if _counts_entries(each, survey) else guess(each)
        for each in survey.questions
        if not each.repeat
    ]
    chosen = _assigned(main)
    about = about_of(survey, chosen)
    chosen = _in_context(about, chosen)
    repeats = {name: entries_of(name, _inside(survey, name)) for name in survey.repeats}
    meanings = [*_meanings(chosen, main)]
    for name, entries in repeats.items():
        meanings += _within(_inside(survey, name), entries, chosen)
    by_question = {each.question: each for each in meanings}
    ordered = tuple(by_question[each.name] for each in survey.questions)
    return Mapping(
        name=slug(survey.title),
        title=survey.title,
        form=survey.kind,
        about=about,
        part=part_of(about, chosen),
        versions=tuple(sorted(survey.versions)),
        constants=_constants(survey, about, ordered),
        repeats=repeats,
        questions=ordered,
        doubts=tuple(_doubts(main, chosen)),
    )


def _inside(survey: Survey, repeat: str) -> list[Guess]:
    return [guess(each) for each in survey.questions if each.repeat == repeat]


def _counts_entries(question: Question, survey: Survey) -> bool:
    """Whether a question is the tool's own count of a repeat group's entries."""
    counted = fold(question.label).removesuffix("_count")
    groups = {fold(each.rpartition("/")[2]) for each in survey.repeats}
    return counted != fold(question.label) and counted in groups


def _assigned(guesses: Sequence[Guess]) -> dict[str, str]:
    """Give each question its meaning; what only one question can be goes to the best one."""
    claims = sorted(
        (
            (-score, at, target, each.question)
            for at, each in enumerate(guesses)
            for target, score in each.ranked
            if score >= 0.2
        ),
        key=lambda claim: claim[:2],
    )
    found: dict[str, str] = {}
    taken: dict[str, list[Question]] = {}
    for _, _, target, question in claims:
        if question.name in found:
            continue
        if not _may_also(target, question, taken.get(target, [])):
            # The second "University" or "Date" is left out, not taken for something else.
            found[question.name] = DROP
            continue
        found[question.name] = target
        taken.setdefault(target, []).append(question)
    return {each.question.name: found.get(each.question.name, DROP) for each in guesses}


def _may_also(target: str, question: Question, before: Sequence[Question]) -> bool:
    if not before:
        return True
    if target == "person.name":
        named = (question, *before)
        return all(_PART_OF_NAME.search(fold(each.label).replace("_", " ")) for each in named)
    if target == "session.count":
        # Men and women counted apart add up; a total beside them counts alone.
        return all(is_partial_count(each.label) for each in (question, *before))
    return TARGETS[target].many


def _in_context(about: About, chosen: dict[str, str]) -> dict[str, str]:
    """Settle what depends on what the form is about."""
    found = dict(chosen)
    has = set(chosen.values())
    for name, target in chosen.items():
        if about == "person" and (target.startswith("session.") or target in ITEMS):
            found[name] = DROP
        if about == "ties" and target in ITEMS:
            found[name] = DROP
        if target == "session.count" and about != "session":
            found[name] = DROP
        if target == "person.campus" and about == "session" and "session.venue" not in has:
            found[name] = "campus"
        if target == "session.venue" and about == "person" and "person.campus" not in has:
            found[name] = "person.campus"
    return found


def _meanings(chosen: dict[str, str], guesses: Sequence[Guess]) -> list[Meaning]:
    asked = {each.question.name: each.question for each in guesses}
    items = [asked[name] for name, target in chosen.items() if target == "item"]
    times = {each.name: when(each.said) for each in items}
    named = _item_names(items)
    before = [each.name for each in items if times[each.name] == "before"]
    after = [each.name for each in items if times[each.name] == "after"]
    both = bool(before and after)
    if both:
        same = paired([named[name] for name in before], [named[name] for name in after])
        named = {name: same.get(item, item) for name, item in named.items()}
    found = []
    for name, target in chosen.items():
        if target == "item" and both and times[name]:
            # One sheet is filled in at one time: what it asks of before is remembered.
            target = "item.remembered" if times[name] == "before" else "item.after"
        item = named.get(name) if target in ITEMS else None
        found.append(Meaning(question=name, is_=target, item=item))
    return found


def _item_names(items: Sequence[Question]) -> dict[str, str]:
    """Name every item; two questions of one name and time are told apart by a number."""
    found: dict[str, str] = {}
    seen: dict[tuple[str, str], int] = {}
    for each in items:
        name = item_name(each)
        count = seen[name, when(each.said)] = seen.get((name, when(each.said)), 0) + 1
        found[each.name] = name if count == 1 else f"{name}_{count}"
    return found


def _within(guesses: Sequence[Guess], entries: Entries, around: dict[str, str]) -> list[Meaning]:
    """Give the meanings of a repeat group's questions, as far as its entries can have them."""
    allowed = {each.key for each in targets(entries)}
    if entries == "spoke":
        # Where a speaker works is what they are asked about, no campus of the programme.
        guesses = [_at_work(each) for each in guesses]
    taken = set(around.values()) if entries == "each" else set()
    chosen = _assigned([each.among(allowed) for each in guesses])
    found = []
    for each in guesses:
        target = chosen[each.question.name]
        fits = target in allowed and (target not in taken or TARGETS[target].many)
        target = target if fits else DROP
        item = item_name(each.question) if target in ITEMS else None
        found.append(
            Meaning(question=each.question.name, is_=target, item=item, repeat=each.question.repeat)
        )
    return found


def _at_work(guess: Guess) -> Guess:
    told = {"person.campus": "person.expertise"}
    return replace(guess, ranked=tuple((told.get(key, key), sure) for key, sure in guess.ranked))


def _constants(survey: Survey, about: About, meanings: Sequence[Meaning]) -> Constants:
    given = {each.is_ for each in meanings}
    wave = roles = None
    if "item" in given and "feedback.wave" not in given:
        wave = wave_of(survey, meanings)
    if about == "person" and "person.roles" not in given:
        words = fold(survey.title)
        roles = next((role for word, role in _ROLES.items() if word in words), None)
    return Constants(wave=wave, roles=roles)


def _doubts(guesses: Sequence[Guess], chosen: dict[str, str]) -> list[str]:
    """Name the questions whose meaning is required and not beyond doubt."""
    return [
        f'"{each.question.said}" may be meant as "{TARGETS[chosen[each.question.name]].label}"'
        for each in guesses
        if chosen[each.question.name] in _REQUIRED and each.score < SURE
    ]
