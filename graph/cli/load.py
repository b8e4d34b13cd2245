"""``mashal load`` and ``mashal template``: files in, and the workbook to fill in out."""

from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from graph.cli.options import StoreOption, say, settings_for
from graph.cli.progress import progress_bar

if TYPE_CHECKING:
    from ingest.load import Step
    from ingest.report import FileReport, LoadReport

SHOWN_PROBLEMS = 20
"""Problems of one file printed for reading; ``--json`` gives all."""


def load(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Files, folders or zips.")],
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Check and report; write nothing.")
    ] = False,
    kind: Annotated[
        str | None,
        typer.Option(
            "--as",
            metavar="KIND",
            help="What the files are, if not what they look like (a wrong word lists the kinds).",
        ),
    ] = None,
    mapping: Annotated[
        Path | None,
        typer.Option("--map", metavar="FILE.toml", help='What a survey means (see "mashal map").'),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the report as JSON.")] = False,
    store: StoreOption = None,
) -> None:
    """Load files of any kind mashal knows and report on each."""
    with progress_bar("reading") as progress:
        report = _load(paths, kind, mapping, store, dry_run=dry_run, progress=progress)
    typer.echo(report.to_json() if as_json else as_text(report))
    for file in report.refused:
        say(str(file.refused))
    if report.refused:
        raise typer.Exit(1)


def template(
    file: Annotated[Path, typer.Argument(metavar="FILE.xlsx", help="The workbook to write.")],
    force: Annotated[bool, typer.Option("--force", help="Replace a file that is there.")] = False,
) -> None:
    """Write an empty workbook to fill in: a guide, drop-downs, an example row a sheet."""
    from ingest.template import write_template

    write_template(file, force=force)
    say(f'{file} is written. Fill it in, then run "mashal load {file} --dry-run".')


def as_text(report: "LoadReport") -> str:
    """Write a report for reading: a table of the files, then warnings and problems."""
    from graph.tables import render

    parts = [render(report.files_frame(), "table")]
    for file in report.files:
        parts += _notes(file)
    if len(report.refused) < len(report.files):
        found = len(report.problems_frame())
        done = "checked, nothing written" if report.dry_run else "read"
        parts.append(
            f"{report.total('rows_read'):,} rows {done}: {report.total('loaded'):,} new or "
            f"corrected, {report.total('rejected'):,} set aside, "
            f"{found:,} problem{'s' * (found != 1)}."
        )
    return "\n\n".join(parts)


def _notes(file: "FileReport") -> list[str]:
    from graph.tables import render

    notes = list(file.notes)
    if file.problems:
        frame = file.problems_frame().head(SHOWN_PROBLEMS).drop(columns=["file", "table"])
        if (frame["sheet"] == "").all():
            frame = frame.drop(columns="sheet")
        text = f"{file.file}: problems\n{render(frame, 'table')}"
        more = len(file.problems) - SHOWN_PROBLEMS
        notes.append(text + (f"\n… and {more:,} more: mashal load --json" if more > 0 else ""))
    return notes


def _load(
    paths: list[Path],
    kind: str | None,
    mapping: Path | None,
    store: Path | None,
    *,
    dry_run: bool,
    progress: "Callable[[Step], None]",
) -> "LoadReport":
    from graph.store import Store
    from ingest.alone import alone
    from ingest.context import context_for
    from ingest.load import load_read, read_files
    from ingest.surveys.road import with_mapping

    settings = settings_for(store)
    given = read_files(paths, kind, progress)
    if not given.any_to_load:
        return given.refusals(dry_run=dry_run)
    turn = nullcontext() if dry_run else alone(settings, say)
    with Store.open(settings, say) as opened, turn:
        context = with_mapping(context_for(settings, opened, writing=not dry_run), mapping)
        return load_read(opened, given, writing=not dry_run, context=context, progress=progress)
