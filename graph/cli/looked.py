"""The options that say which part of the coverage a command looks at."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from graph.coverage import Looked
    from graph.snapshot import Snapshot


def _only(name: str, metavar: str, what: str) -> Any:
    return typer.Option(name, metavar=metavar, help=f"Only {what}. May be given again.")


Regions = Annotated[list[str] | None, _only("--region", "R", "this region")]
CampusesOption = Annotated[
    list[str] | None, _only("--campus", "C", "this campus, by its name or id")
]
Terms = Annotated[list[str] | None, _only("--term", "T", 'this term, such as "Fall 2026"')]
Topics = Annotated[list[str] | None, _only("--topic", "T", "sessions on this topic")]
HowHeld = Annotated[
    list[str] | None, _only("--held", "HOW", "sessions held this way, such as online")
]
Groups = Annotated[list[str] | None, _only("--group", "KIND:NAME", "people of this group")]
Platforms = Annotated[
    list[str] | None, _only("--platform", "P", "sessions of which content was posted there")
]


def looked_from(
    snapshot: "Snapshot",
    regions: list[str] | None,
    terms: list[str] | None,
    topics: list[str] | None,
    groups: list[str] | None,
    platforms: list[str] | None,
    campuses: list[str] | None = None,
    formats: list[str] | None = None,
) -> "Looked":
    """Read what is to be looked at as it is written in the store; raises QuestionError."""
    from graph.coverage import REGIONS, UNKNOWN, Looked, groups_of, held, region_of

    events = held(snapshot)
    of_people = groups_of(snapshot)
    pairs = set(zip(of_people["kind"], of_people["group"], strict=True))
    known = {f"{kind}:{name}": (kind, name) for kind, name in sorted(pairs)}
    found = [(one, region_of(one)) for one in regions or []]
    wrong = [one for one, region in found if region == UNKNOWN]
    named = _one_of("region", wrong, REGIONS) if wrong else tuple(region for _, region in found)
    return Looked(
        regions=named,
        campuses=tuple(_campus(snapshot, one) for one in campuses or []),
        formats=_one_of("way to hold a session", formats, events.table["format"].dropna()),
        terms=_one_of("term", terms, events.table["term"]),
        topics=_one_of("topic", topics, events.topics["topic"]),
        platforms=_one_of("platform", platforms, events.platforms["platform"]),
        groups=tuple(known[one] for one in _one_of("group", groups, known)),
    )


def _campus(snapshot: "Snapshot", given: str) -> str:
    """Give the id of a campus that is named by its id or a name."""
    from graph.view import View

    return str(View(campus=given).resolved({"campuses": snapshot.campuses}).campus)


def short_names(snapshot: "Snapshot") -> dict[str, str]:
    """Give the names of campuses for a terminal, by id: the short ones, if they tell all apart."""
    known = snapshot.campuses.set_index("university_id")
    short = known["short_name"].fillna(known["name"])
    names = short if short.is_unique else known["name"]
    return {str(id_): str(name) for id_, name in names.items()}


def _one_of(what: str, given: list[str] | None, known: Any) -> tuple[str, ...]:
    from graph.errors import QuestionError
    from graph.fold import fold
    from graph.words import did_you_mean

    by_key = {fold(str(one)).replace(": ", ":"): str(one) for one in known}
    for one in given or []:
        if fold(one).replace(": ", ":") not in by_key:
            raise QuestionError(
                what, f'nothing of a {what} "{one}" is in the store', did_you_mean(one, set(known))
            )
    return tuple(by_key[fold(one).replace(": ", ":")] for one in given or [])
