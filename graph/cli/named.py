"""Names: those given on the command line, and those put beside the ids of an answer."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

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


def campaign_named(snapshot: "Snapshot", given: str) -> str:
    """Find a campaign by its name or a hashtag, however it is written, with or without a #.

    Raises QuestionError where there is none.
    """
    from graph.errors import QuestionError
    from graph.words import did_you_mean

    wanted = _tag(given)
    names = snapshot.campaigns["name"].tolist()
    for name, tags in zip(names, snapshot.campaigns["tags"], strict=True):
        if wanted in map(_tag, (name, *(tags or ()))):
            return str(name)
    raise QuestionError("campaign", f'there is no campaign "{given}"', did_you_mean(given, names))


def _tag(text: str) -> str:
    from graph.fold import fold

    return fold(text.strip().removeprefix("#"))


def with_names(
    table: "pd.DataFrame", column: str, names: "pd.Series", title: str = "name"
) -> "pd.DataFrame":
    """Put the names of ids, a Series by id, in a column ``title`` after that of the ids.

    An id that has no name stays without; the table given is not changed.
    """
    named = table.copy()
    # Not map: of an empty table it can't tell the type.
    told = names.reindex(table[column]).to_numpy()
    named.insert(list(table.columns).index(column) + 1, title, told)
    return named


def person_names(snapshot: "Snapshot") -> "pd.Series":
    """Give people's names by their ids."""
    return snapshot.people.set_index("person_id")["name"]


def campus_names(snapshot: "Snapshot") -> "pd.Series":
    """Give campuses' full names by their ids."""
    return snapshot.campuses.set_index("university_id")["name"]
