"""``mashal queries`` and ``mashal query``: the questions that can be asked, and one answer."""

from typing import TYPE_CHECKING, Annotated

import typer

from graph.cli.asking import print_answer
from graph.cli.options import Format, FormatOption, StoreOption, say, settings_for

if TYPE_CHECKING:
    import pandas as pd

ParamOption = Annotated[
    list[str] | None,
    typer.Option("--param", "-p", metavar="NAME=VALUE", help="A parameter; may be repeated."),
]


def queries(form: FormatOption = Format.table) -> None:
    """List the questions that can be asked, with their parameters."""
    from graph.tables import render

    typer.echo(render(_described() if form is Format.json else _listed(), form.value))


def query(
    name: Annotated[str, typer.Argument(help='One of "mashal queries".')],
    param: ParamOption = None,
    form: FormatOption = Format.table,
    store: StoreOption = None,
    cypher: Annotated[
        bool, typer.Option("--cypher", help="Print it for Neo4j Browser instead of asking it.")
    ] = False,
) -> None:
    """Ask a question by name and print the answer."""
    from graph.questions import question_named, run
    from graph.store import Store

    question = question_named(name)
    if cypher:
        typer.echo(question.for_browser())
        return
    given = dict(_pair(one) for one in param or [])
    settings = settings_for(store)
    with Store.open(settings, say) as opened:
        answer = run(opened, question, given)
    if form is Format.table:
        say(question.question)
    print_answer(answer, form, settings, "nothing in this store answers it")


def _pair(text: str) -> tuple[str, str]:
    from graph.errors import QuestionError

    name, sign, value = text.partition("=")
    if not sign or not name.strip():
        raise QuestionError("--param", f'"{text}" is no parameter', "Write --param name=value")
    return name.strip(), value


def _listed() -> "pd.DataFrame":
    import pandas as pd

    from graph.questions import all_questions

    return pd.DataFrame(
        [
            (one.name, one.title, [f"{param.name}={param.default}" for param in one.params])
            for one in all_questions()
        ],
        columns=["name", "title", "params"],
    )


def _described() -> "pd.DataFrame":
    import pandas as pd

    from graph.questions import all_questions

    return pd.DataFrame([one.as_record() for one in all_questions()])
