"""People named on the command line: by their id, or by their whole name."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph.snapshot import Snapshot


def people_named(snapshot: "Snapshot", named: list[str]) -> list[str]:
    """Find people by id, else by their whole name however it is written.

    Raises QuestionError where nobody, or more than one, is called so.
    """
    from graph.errors import QuestionError
    from graph.fold import fold

    ids = set(snapshot.ids)
    by_name: dict[str, list[str]] = {}
    if any(one not in ids for one in named):
        for person, name in zip(snapshot.people["person_id"], snapshot.people["name"], strict=True):
            by_name.setdefault(fold(str(name)), []).append(str(person))
    found = []
    for one in named:
        people = [one] if one in ids else by_name.get(fold(one), [])
        if not people:
            from graph.words import did_you_mean

            near = did_you_mean(one, snapshot.people["name"].dropna().astype(str))
            todo = near if near.startswith("Did") else 'See "mashal query people"'
            raise QuestionError(one, "nobody in the network has this id or name", todo)
        if len(people) > 1:
            raise QuestionError(
                one, f"{len(people)} people are called so", f"Give an id: {', '.join(people)}"
            )
        found += people
    return found
