"""Whether a kept mapping is that of a survey's form, and how its questions are called now."""

from ingest.loose.plainly import plainly
from ingest.surveys.items import when
from ingest.surveys.mapping import Mapping, Meaning, question_key
from ingest.surveys.survey import Question, Survey

_MEANT = 0.8
"""The share of a mapping's meant questions that must be in a form for it to be the same."""
ALIKE = 0.6
"""The share of all questions, of the mapping's or the form's, that must be in both."""


def fit(mapping: Mapping, survey: Survey) -> Mapping:
    """Call the mapping's questions as the survey calls them; new ones are left out.

    They are found by name, by name without groups and punctuation, or, where the form's own version
    says that it is the same form under other labels, by their place.
    """
    renamed = _renamed(mapping, survey)
    by_name = {
        renamed[each.question]: each for each in mapping.questions if each.question in renamed
    }
    questions = [
        by_name[each.name].model_copy(update={"question": each.name, "repeat": each.repeat})
        if each.name in by_name
        else Meaning(question=each.name, repeat=each.repeat)
        for each in survey.questions
    ]
    gone = [each for each in mapping.questions if each.question not in renamed]
    repeats = dict(mapping.repeats)
    for each in mapping.questions:
        asked = survey.question(renamed.get(each.question, ""))
        if asked and asked.repeat != each.repeat and each.repeat in repeats:
            repeats[asked.repeat] = repeats[each.repeat]
    return mapping.model_copy(
        update={"questions": (*questions, *gone), "repeats": repeats, "doubts": ()}
    )


def _renamed(mapping: Mapping, survey: Survey) -> dict[str, str]:
    """Give the survey's name of each of the mapping's questions that is found in it."""
    names = {each.name for each in survey.questions}
    found = {each.question: each.question for each in mapping.questions if each.question in names}
    free = [each for each in survey.questions if each.name not in found.values()]
    by_key: dict[str, list[Question]] = {}
    for each in free:
        by_key.setdefault(question_key(each.name), []).append(each)
    for meaning in mapping.questions:
        alike = by_key.get(question_key(meaning.question), [])
        if meaning.question not in found and alike:
            same = [each for each in alike if _same_place(each.repeat, meaning.repeat)] or alike
            found[meaning.question] = same[0].name
            alike.remove(same[0])
    if len(found) < len(mapping.questions) / 2 and _same_version(mapping, survey):
        return found | _by_place(mapping, survey)
    return found


def _by_place(mapping: Mapping, survey: Survey) -> dict[str, str]:
    """Match question for question, in each table that has as many as the mapping knows."""
    found: dict[str, str] = {}
    for repeat in dict.fromkeys(each.repeat for each in mapping.questions):
        own = [each.question for each in mapping.questions if each.repeat == repeat]
        asked = [each.name for each in survey.questions if _same_place(each.repeat, repeat)]
        if len(own) == len(asked):
            found |= dict(zip(own, asked, strict=True))
    return found


def _same_place(repeat: str, other: str) -> bool:
    """Whether two names are one repeat group's: a sheet cuts them, JSON adds groups."""
    one, two = (plainly(each.rpartition("/")[2].replace("_", " "))[:28] for each in (repeat, other))
    return one == two


def likeness(mapping: Mapping, survey: Survey) -> float:
    """Say how well a kept mapping fits a survey, 0 if it is another form's."""
    if mapping.form != survey.kind:
        return 0
    fixed = mapping.constants
    same_title = plainly(mapping.title) == plainly(survey.title)
    same_version = _same_version(mapping, survey)
    if (fixed.session_id or fixed.session_date) and not (same_title or same_version):
        # The copy of a form made for another session must not be taken for this one's answers.
        return 0
    if fixed.wave and {when(survey.title), fixed.wave} == {"before", "after"}:
        # The same questions asked before a session are not answers given after it.
        return 0
    renamed = _renamed(mapping, survey)
    # A CSV file leaves repeat groups out: their questions say nothing then.
    places = ["", *survey.repeats]
    asked = [e for e in mapping.questions if any(_same_place(e.repeat, each) for each in places)]
    meant = [each for each in asked if each.is_ != "drop"] or asked
    there = sum(each.question in renamed for each in meant) / len(meant) if meant else 0
    every = max(len(asked), len(survey.questions)) or 1
    alike = len(renamed) / every
    needed = _MEANT, (0.3 if same_title or same_version else ALIKE)
    if there < needed[0] or alike < needed[1]:
        return 0
    return there + alike + same_title + same_version


def _same_version(mapping: Mapping, survey: Survey) -> bool:
    return bool(survey.versions & set(mapping.versions))
