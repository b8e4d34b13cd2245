"""``mashal doctor``: what is there, what runs, and what to do about what does not."""

import json
from typing import Annotated

import typer

from graph.cli.options import StoreOption, settings_for


def doctor(
    store: StoreOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON only.")] = False,
) -> None:
    """Say what is installed, running and reachable, and what to do about what is not."""
    from graph.doctor import examine, is_well

    checks = examine(settings_for(store))
    if as_json:
        answer = {"ok": is_well(checks), "checks": [check.as_dict() for check in checks]}
        typer.echo(json.dumps(answer, indent=2, ensure_ascii=False))
    else:
        for check in checks:
            typer.echo(check.as_text())
    if not is_well(checks):
        raise typer.Exit(1)
