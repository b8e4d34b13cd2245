"""What a statement that we did not write may do: read this database, and nothing else."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from graph.errors import QuestionError

# Reading files and addresses, other people's transactions, the server's settings; and parts that
# commit on their own, which a time limit does not end.
REFUSED = ("LoadCSV", "Transaction", "ShowSettings")
# Procedures that come with Neo4j and look at this database; what plugins bring may read files.
PROCEDURES = ("db.",)
LOOKS_AT_PLAN = re.compile(
    r"(?:\s++|//[^\n]*+(?:\n|$)|/\*.*?\*/)*+(EXPLAIN|PROFILE)\b", re.IGNORECASE | re.DOTALL
)
PLACE = re.compile(r"\(line (\d+), column (\d+) \(offset: (-?\d+)\)\)")
PREFIX = "EXPLAIN "
LONGEST = 240


def explain(cypher: str) -> str:
    """Turn a statement into one that only says how it would run.

    Raises QuestionError for a statement that asks that itself: it has no answer to show.
    """
    found = LOOKS_AT_PLAN.match(cypher)
    if found:
        word = found.group(1).upper()
        raise QuestionError("query", f"{word} gives no answer to show", f"Leave {word} out")
    return PREFIX + cypher


def only_reads(query_type: str | None, plan: Mapping[str, Any] | None) -> None:
    """Raise QuestionError unless the plan reads this database and does nothing else."""
    if query_type != "r" or plan is None:
        raise QuestionError("query", "it does more than read", "Ask with MATCH … RETURN only")
    for operator, details in _operators(plan):
        name = operator.split("@")[0]
        calls = name == "ProcedureCall" and not details.startswith(PROCEDURES)
        if calls or any(word in name for word in REFUSED):
            what = details.split("(")[0] if calls else name
            raise QuestionError(
                "query", f"it uses {what}, which is not allowed here", "Ask with MATCH … RETURN"
            )


def reason(message: str, *, explained: bool) -> str:
    """Say a server's refusal in one line; places are those of the statement as it was asked."""
    line = message.splitlines()[0].strip() if message.strip() else "it gave no reason"
    if explained:
        line = PLACE.sub(_as_asked, line)
    # A syntax error lists all that might have stood there; its end says where.
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 40]} … {line[-30:]}"


def _as_asked(found: re.Match[str]) -> str:
    line, column = int(found.group(1)), int(found.group(2))
    if line <= 1:
        column = max(1, column - len(PREFIX))
    return f"(line {max(1, line)}, column {column})"


def _operators(plan: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    arguments = plan.get("args") or {}
    yield str(plan.get("operatorType", "")), str(arguments.get("Details", ""))
    for child in plan.get("children") or []:
        yield from _operators(child)
