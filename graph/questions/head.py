"""The head of a query file: comments that say what it takes and gives, checked against the text."""

import json
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast, get_args

from graph.errors import QuestionError
from graph.questions.model import Column, Param, ParamType, Question, Value
from graph.questions.statement import columns_returned, params_used
from graph.questions.values import checked

_PARAM = re.compile(r":param\s+(?P<name>\w+)\s*=>\s*(?P<default>.+)")
_SPEC = re.compile(
    r"(?P<type>\w+)(?: of (?P<choices>[^:]+)| from (?P<source>\w+)"
    r"|\s+(?P<low>\d+) to (?P<high>\d+))?:\s+(?P<meaning>\S.*)"
)
_COLUMN = re.compile(r"(?P<name>\w+):\s+(?P<meaning>\S.*)")


@dataclass
class _Head:
    """What has been read of a head so far."""

    title: str = ""
    question: str = ""
    params: list[Param] = field(default_factory=list)
    columns: list[Column] = field(default_factory=list)


def parse(path: Path) -> Question:
    """Read one query file.

    Raises QuestionError, naming the file, where the head is incomplete or says something else
    than the statement: parameters declared but not used (or used, not declared), columns likewise.
    """
    text = path.read_text("utf-8")
    head = _read(path.name, _head_lines(text))
    for part, there in (("title", head.title), ("question", head.question)):
        if not there:
            raise _fault(path.name, f"has no {part}", f'Add a line "// {part}: …"')
    _same(path.name, "parameter", {p.name for p in head.params}, params_used(text))
    returned = columns_returned(text)
    if returned is None:
        raise _fault(path.name, "returns a column without a name", "Write RETURN … AS name")
    declared = [column.name for column in head.columns]
    _same(path.name, "column", set(declared), set(returned))
    if declared != returned:
        raise _fault(path.name, "declares its columns in another order", "Order them as returned")
    return Question(
        path.stem, head.title, head.question, tuple(head.params), tuple(head.columns), text
    )


def _head_lines(text: str) -> list[str]:
    lines = []
    for line in text.splitlines():
        if not line.startswith("//"):
            break
        lines.append(line[2:].strip())
    return [line for line in lines if line]


def _read(where: str, lines: list[str]) -> _Head:
    head, rest = _Head(), iter(lines)
    for line in rest:
        word, _, value = line.partition(":")
        if match := _PARAM.fullmatch(line):
            head.params.append(_param(where, match["name"], match["default"], next(rest, "")))
        elif word == "title":
            head.title = value.strip()
        elif word == "question":
            head.question = value.strip()
        elif line == "returns:":
            head.columns = [_column(where, one) for one in rest]
        else:
            raise _fault(
                where,
                f'the head holds "{line}"',
                "A head is made of title, question, :param (its meaning on the next line), returns",
            )
    return head


def _param(where: str, name: str, default: str, spec: str) -> Param:
    match = _SPEC.fullmatch(spec)
    if match is None or match["type"] not in get_args(ParamType):
        raise _fault(
            where,
            f'the line after parameter {name} is "{spec}"',
            'Write "TYPE: meaning", TYPE being text, integer, number, date, "integer 1 to 9", '
            '"choice of a, b" or "choice from NAME"',
        )
    low, high = (int(match[end]) if match[end] else None for end in ("low", "high"))
    choices = tuple(one.strip() for one in (match["choices"] or "").split(",") if one.strip())
    kind = cast(ParamType, match["type"])
    if (kind == "choice") != bool(choices or match["source"]):
        raise _fault(
            where, f"parameter {name} is a {kind}", 'A choice has "of …" or "from …", others none'
        )
    param = Param(name, kind, "", match["meaning"], choices, match["source"], low, high)
    return _with_default(where, param, default)


def _with_default(where: str, param: Param, literal: str) -> Param:
    try:
        default: Value = json.loads(literal)
    except json.JSONDecodeError as fault:
        raise _fault(
            where, f"the default of {param.name} is {literal}", 'Write a number or "text"'
        ) from fault
    checked(where, param, default)
    return Param(**{**vars(param), "default": default})


def _column(where: str, line: str) -> Column:
    match = _COLUMN.fullmatch(line)
    if match is None:
        raise _fault(where, f'under "returns:" stands "{line}"', 'Write "column: meaning"')
    return Column(match["name"], match["meaning"])


def _same(where: str, what: str, declared: set[str], found: set[str]) -> None:
    if missing := sorted(found - declared):
        raise _fault(
            where, f"uses {what} {', '.join(missing)} undeclared", "Declare it in the head"
        )
    if unused := sorted(declared - found):
        raise _fault(
            where, f"declares {what} {', '.join(unused)}, which the statement has not", "Remove it"
        )


def _fault(where: str, what: str, todo: str) -> QuestionError:
    return QuestionError(f"query {where}", what, todo)
