"""A mapping in plain words: what each question is taken for, what is left out, what is missing."""

from typing import Any

from graph.words import counted
from ingest.surveys.mapping import Mapping, Meaning
from ingest.surveys.missing import missing
from ingest.surveys.survey import Survey
from ingest.surveys.targets import ABOUT, DROP, ENTRIES, PARTS, TARGETS


def in_words(survey: Survey, mapping: Mapping) -> str:
    """Say what is understood of a form, as lines to print."""
    lines = [
        f'"{survey.title}": {counted(len(survey.submissions), "submission")}, '
        f"{counted(len(survey.questions), 'question')}.",
        f"A submission is {ABOUT[mapping.about]}."
        + (f" Who fills it in {PARTS[mapping.part]}." if mapping.part != "none" else ""),
        "",
        "Understood:",
    ]
    used = [
        each for each in mapping.questions if each.is_ != DROP and survey.question(each.question)
    ]
    lines += [f"  {_label(survey, each)} → {_meaning(each)}" for each in used] or ["  nothing yet"]
    for name, entries in mapping.repeats.items():
        lines.append(f'  repeat group "{name}" → {ENTRIES[entries]}')
    lines += [f"  for all submissions: {name} = {value}" for name, value in _constants(mapping)]
    left = [
        each for each in mapping.questions if each.is_ == DROP and survey.question(each.question)
    ]
    if left:
        lines += ["", "Left out:"]
        lines += [f"  {_label(survey, each)}" for each in left]
    if lacks := missing(survey, mapping):
        lines += ["", "Missing:"]
        lines += [f"  {each}" for each in lacks]
    if mapping.doubts:
        lines += ["", "To look at:"]
        lines += [f"  {each}" for each in mapping.doubts]
    return "\n".join(lines)


def as_data(survey: Survey, mapping: Mapping) -> dict[str, Any]:
    """Give the same as data for JSON: the mapping, each question's label, what is missing."""
    said = mapping.model_dump(mode="json", by_alias=True, exclude_none=True)
    for each in said["questions"]:
        asked = survey.question(each["question"])
        each |= {"label": asked.said, "kind": asked.kind} if asked else {"label": each["question"]}
    return {
        "mapping": said,
        "submissions": len(survey.submissions),
        "missing": [str(each) for each in missing(survey, mapping)],
        "doubts": list(mapping.doubts),
    }


def _label(survey: Survey, meaning: Meaning) -> str:
    asked = survey.question(meaning.question)
    text = asked.said if asked else meaning.question
    return f'{meaning.repeat}: "{text}"' if meaning.repeat else f'"{text}"'


def _meaning(meaning: Meaning) -> str:
    label = TARGETS[meaning.is_].label
    return f"{label}: {meaning.item}" if meaning.item else label


def _constants(mapping: Mapping) -> list[tuple[str, str]]:
    given = mapping.constants.model_dump(exclude_none=True)
    return [(name, str(value)) for name, value in given.items()]
