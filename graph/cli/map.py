"""``mashal map``: what a survey's questions mean, proposed, said in plain words, and kept."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from graph.cli.options import StoreOption, say, settings_for
from graph.errors import InputError

if TYPE_CHECKING:
    from ingest.files import Given
    from ingest.surveys import Mapping, Survey

MAPPINGS = "mappings"
"""The folder of kept mappings within the data folder."""


def map_survey(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="An export of KoboToolbox, ODK or Google Forms.")
    ],
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="FILE.toml", help="Write the mapping here instead."),
    ] = None,
    session: Annotated[
        str | None,
        typer.Option("--session", metavar="ID", help="All submissions are about this session."),
    ] = None,
    again: Annotated[
        bool, typer.Option("--again", help="Propose anew, though one is kept for this form.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print it as JSON.")] = False,
    store: StoreOption = None,
) -> None:
    """Propose what the questions of a survey mean, say it in plain words, and keep it."""
    from ingest.surveys import as_data, in_words, missing, open_survey

    settings = settings_for(store)
    folder = settings.home / MAPPINGS
    survey = open_survey(_given(file), zone=settings.analysis.zone)
    mapping = _mapping(survey, folder, session, again=again)
    written = _keep(mapping, folder, out)
    if as_json:
        data = {"file": str(written), **as_data(survey, mapping)}
        typer.echo(json.dumps(data, ensure_ascii=False, indent=2))
        return
    typer.echo(in_words(survey, mapping))
    todo = "complete" if missing(survey, mapping) else "edit"
    if out is None:
        say(f"Kept in {written}: {todo} it there or on the Add data page, then mashal load {file}")
    else:
        say(f"Written to {written}: {todo} it there, then mashal load {file} --map {written}")


def _mapping(survey: "Survey", folder: Path, session: str | None, *, again: bool) -> "Mapping":
    """Give the kept mapping of the form, else a proposed one under a name of its own."""
    from ingest.surveys import free_name, kept, of_session, propose

    found = None if again else kept(folder, survey)
    mapping = found or free_name(propose(survey), folder)
    if session is None:
        return mapping
    fixed = mapping.constants.model_copy(update={"session_id": session})
    return of_session(mapping.model_copy(update={"constants": fixed}), survey, folder)


def _keep(mapping: "Mapping", folder: Path, out: Path | None) -> Path:
    from ingest.surveys import keep
    from ingest.surveys.keep import write

    if out is None:
        return keep(mapping, folder)
    try:
        write(mapping, out)
    except OSError as fault:
        why = fault.strerror or str(fault)
        raise InputError(str(out), f"can't be written ({why})", "Give another path") from fault
    return out


def _given(path: Path) -> "Given":
    """Open the one file that is meant; of a folder or zip, the form's own file."""
    from ingest.files import Unreadable, files
    from ingest.head import Head
    from ingest.surveys import opening

    found = list(files([path]))
    given = [each for each in found if not isinstance(each, Unreadable)]
    for each in found:
        # Pictures beside a form's tables can't be read, and need not be.
        if isinstance(each, Unreadable) and not given:
            raise each.fault
    if len(given) == 1:
        return given[0]
    surveys = [each for each in given if any(opening.sure(Head(each)).values())]
    main = [each for each in surveys if not opening.is_part(each)]
    if len(main) != 1:
        raise InputError(
            str(path), f"holds {len(main)} surveys", "Give the file of one form's submissions"
        )
    return main[0]
