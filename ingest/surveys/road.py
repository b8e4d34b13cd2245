"""The road of a survey: opened, read with its mapping, told submission by submission."""

import json
from collections.abc import Iterator
from dataclasses import replace
from hashlib import blake2b
from pathlib import Path

from graph.errors import InputError
from ingest.files import Given
from ingest.source import Aside, Context, Event, ReadWith
from ingest.surveys import beside
from ingest.surveys.apply import apply, note_of
from ingest.surveys.fitting import fit
from ingest.surveys.keep import free_name, keep, kept
from ingest.surveys.keep import read as read_mapping
from ingest.surveys.mapping import Mapping
from ingest.surveys.missing import missing
from ingest.surveys.opening import open_survey
from ingest.surveys.propose import propose
from ingest.surveys.survey import Survey
from ingest.surveys.targets import DROP

MAPPING = "mapping"
"""The option of ``Context`` that is a mapping, or names its file, in place of a kept one."""
WRITING = "writing"
"""The option of ``Context`` that says whether a proposed mapping may be kept (yes unless False)."""
_TODO = "Run mashal map {name} and look its answer over, or open the file on the Add data page"


def read(given: Given, context: Context, kind: str) -> Iterator[Event]:
    """Give what a survey's submissions say; raises InputError if it is refused whole."""
    survey = open_survey(given, kind, context.zone)
    if kind == "kobo" and (better := beside.fuller(given, survey)):
        other, held = better
        yield from beside.passed(survey, other, held)
        rest = tuple(each for each in survey.submissions if each.uuid not in held)
        if not rest:
            yield from (each for each in survey.aside if isinstance(each, Aside))
            return
        survey = replace(survey, submissions=rest)
    mapping, is_new = mapping_for(survey, given.name, context)
    if is_new:
        yield note_of(mapping, given.name)
    yield ReadWith(_digest(survey, mapping))
    yield from apply(survey, mapping, context)


def with_mapping(context: Context, file: Path | None) -> Context:
    """Let surveys be read with the mapping of this file; raises InputError if it is none."""
    if file is None:
        return context
    return replace(context, options={**context.options, MAPPING: read_mapping(file)})


def mapping_for(survey: Survey, name: str, context: Context) -> tuple[Mapping, bool]:
    """Give the mapping to read a survey with, and whether it is one nobody has seen yet.

    In order: the one given with the load, the one kept for the form, a proposed one if there is no
    doubt about it (it is then kept). Raises InputError if none of them will do.
    """
    chosen = _given(context) or kept(context.mappings, survey)
    mapping = fit(chosen, survey) if chosen else propose(survey)
    lacks = missing(survey, mapping)
    if chosen and lacks:
        raise InputError(
            name, f'the mapping "{mapping.name}" is not complete: {lacks[0].what}', lacks[0].todo
        )
    if lacks or mapping.doubts:
        why = lacks[0].what if lacks else mapping.doubts[0]
        raise InputError(
            name,
            f"is a survey whose questions need a look first: {why}",
            _TODO.format(name=name),
        )
    if chosen is None and context.mappings is not None:
        mapping = free_name(mapping, context.mappings)
        if context.options.get(WRITING, True):
            keep(mapping, context.mappings)
    return mapping, chosen is None


def _given(context: Context) -> Mapping | None:
    chosen = context.options.get(MAPPING)
    if chosen is None or isinstance(chosen, Mapping):
        return chosen
    return read_mapping(Path(chosen))


def _digest(survey: Survey, mapping: Mapping) -> str:
    """Give a digest of what a mapping says of a survey; another one reads other rows out of it."""
    whole = {"name", "about", "part", "constants", "repeats"}
    said = mapping.model_dump(mode="json", include=whole)
    said["questions"] = sorted(
        json.dumps(each.model_dump(mode="json", exclude_none=True), sort_keys=True)
        for each in mapping.questions
        if each.is_ != DROP and survey.question(each.question)
    )
    text = json.dumps(said, sort_keys=True)
    return blake2b(text.encode(), digest_size=16).hexdigest()
