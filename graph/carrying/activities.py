"""What can be carried: hosting, speaking, attending, posting, answering, being answered."""

from dataclasses import dataclass
from typing import Literal

from graph.errors import QuestionError
from graph.words import did_you_mean

Of = Literal["sessions", "speaking", "attendance", "posts", "interactions", "received"]
By = Literal["people", "campuses"]


@dataclass(frozen=True)
class Activity:
    """One kind of contribution, and the words for it.

    ``counted`` names the contributions, ``who`` and ``did`` make the sentence "2 of 9 *hosts* *did*
    half of the hosting" of people, ``campuses_did`` that of campuses; ``unit`` is what would be
    left without anybody, if the activity has such a thing.
    """

    name: Of
    title: str
    counted: str
    who: tuple[str, str]
    did: str
    campuses_did: str
    unit: tuple[str, str] = ("", "")
    lost: str = ""


_ALL = (
    Activity(
        "sessions",
        "Hosting sessions",
        "times a session was hosted",
        ("host", "hosts"),
        "did half of the hosting",
        "held half of the sessions",
        ("session", "sessions"),
        "would have had no host",
    ),
    Activity(
        "speaking",
        "Speaking at sessions",
        "times somebody spoke at a session",
        ("speaker", "speakers"),
        "did half of the speaking",
        "gave half of the speaking",
        ("session", "sessions"),
        "would have had no speaker",
    ),
    Activity(
        "attendance",
        "Being at sessions",
        "times somebody was at a session",
        ("person", "people"),
        "made up half of the attendance",
        "made up half of the attendance",
    ),
    Activity(
        "posts",
        "Writing posts",
        "posts",
        ("author", "authors"),
        "wrote half of the posts",
        "wrote half of the posts",
    ),
    Activity(
        "interactions",
        "Answering and passing on",
        "replies, reposts, quotes, mentions and reactions",
        ("person or account", "people and accounts"),
        "made half of the interactions",
        "made half of the interactions",
    ),
    Activity(
        "received",
        "Being answered and passed on",
        "replies, reposts, quotes, mentions and reactions received",
        ("person or account", "people and accounts"),
        "received half of the interactions",
        "received half of the interactions",
    ),
)
ACTIVITIES: dict[str, Activity] = {one.name: one for one in _ALL}
BY: tuple[By, ...] = ("people", "campuses")


def activity_named(name: str) -> Activity:
    """Give the activity called ``name``; raises QuestionError, with the nearest name if any."""
    if name in ACTIVITIES:
        return ACTIVITIES[name]
    raise QuestionError(
        "of", f'there is no activity "{name}"', did_you_mean(name, list(ACTIVITIES))
    )


def check_by(by: str) -> None:
    """Raise QuestionError unless ``by`` is people or campuses."""
    if by not in BY:
        raise QuestionError("by", f'there is no "{by}"', did_you_mean(by, list(BY)))
