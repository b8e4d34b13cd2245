"""What a question can mean for us: every target a mapping may name, in plain words."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

About = Literal["session", "feedback", "attendance", "person", "ties"]
ABOUT: dict[About, str] = {
    "session": "a report of a session",
    "feedback": "somebody's feedback on a session",
    "attendance": "somebody who attended a session",
    "person": "a person who registers or applies",
    "ties": "whom somebody knows or talks to",
}
"""What one submission can be."""

Part = Literal["hosted", "spoke", "attended", "none"]
PARTS: dict[Part, str] = {
    "hosted": "hosted the session",
    "spoke": "spoke at the session",
    "attended": "attended the session",
    "none": "had no part in the session",
}
"""What the person who fills the form in did."""

Entries = Literal["hosted", "spoke", "attended", "knows", "people", "each", "drop"]
ENTRIES: dict[Entries, str] = {
    "attended": "people who attended the session",
    "spoke": "people who spoke at the session",
    "hosted": "people who hosted the session",
    "knows": "people whom the person knows or talks to",
    "people": "people of the programme",
    "each": "each entry counts as a submission of its own",
    "drop": "leave out",
}
"""What the entries of a repeat group can be."""

DROP = "drop"
Group = Literal["Leave out", "Session", "Person", "Feedback", "Ties"]


@dataclass(frozen=True)
class Target:
    """One thing a question can mean.

    ``private`` is only ever kept as a hash; ``many`` may be filled from several questions at once,
    whose answers add up.
    """

    key: str
    label: str
    group: Group
    private: bool = False
    many: bool = False


def _of(group: Group, *rows: tuple[str, str] | tuple[str, str, str]) -> list[Target]:
    """Make targets of rows: key, label, and perhaps ``many`` or ``private``."""
    return [
        Target(
            key, label, group, private="private" in " ".join(more), many="many" in " ".join(more)
        )
        for key, label, *more in rows
    ]


_ALL: tuple[Target, ...] = (
    Target(DROP, "Leave out", "Leave out", many=True),
    *_of(
        "Session",
        ("session.date", "Day of the session"),
        ("session.venue", "Campus or venue of the session"),
        ("session.title", "Title of the session"),
        ("session.code", "Id of the session in our tables"),
        ("session.city", "City of the venue"),
        ("session.province", "Province of the venue"),
        ("session.topics", "Topics of the session", "many"),
        ("session.format", "Kind of session"),
        ("session.count", "Number of participants (several add up)", "many"),
        ("session.hosts", "Names of the hosts", "many"),
        ("session.speakers", "Names of speakers or panelists", "many"),
        ("session.participants", "Names of participants", "many"),
    ),
    *_of(
        "Person",
        ("person.name", "Name of the person", "many"),
        ("person.name_ur", "Name in Urdu"),
        ("person.code", "Own id or code of the person"),
        ("person.campus", "Campus where the person studies"),
        ("campus", "Campus of the person, and place of the session"),
        ("person.gender", "Gender"),
        ("person.email", "E-mail address (kept as a hash only)", "many private"),
        ("person.phone", "Phone number (kept as a hash only)", "many private"),
        ("person.id_card", "Identity card (kept as a hash only)", "many private"),
        ("person.x", "Account on X (Twitter)"),
        ("person.facebook", "Account on Facebook"),
        ("person.instagram", "Account on Instagram"),
        ("person.youtube", "Account on YouTube"),
        ("person.tiktok", "Account on TikTok"),
        ("person.account", "Address of an account on any platform", "many"),
        ("person.disciplines", "Field of study or work", "many"),
        ("person.programme", "Degree programme"),
        ("person.from_on", "Studies since"),
        ("person.graduates_on", "Graduates on"),
        ("person.roles", "Role in the programme"),
        ("person.appointed_on", "Ambassador since"),
        ("person.ends_on", "Ambassador until"),
        ("person.cohort", "Cohort"),
        ("person.faith_group", "Faith group"),
        ("person.expertise", "Expertise of a panelist"),
        ("person.consent", "Consent to be on record"),
    ),
    *_of(
        "Feedback",
        ("item", "Rating or agreement (one item)", "many"),
        ("item.before", "Rating or agreement, asked before the session", "many"),
        ("item.remembered", "Rating or agreement as remembered from before", "many"),
        ("item.after", "Rating or agreement, asked after the session", "many"),
        ("feedback.code", "Code that links answers before and after"),
        ("feedback.wave", "Whether it was asked before or after"),
        ("feedback.date", "Day of the answer"),
        ("testimonial", "Comment, kept word for word as a testimonial"),
    ),
    *_of(
        "Ties",
        ("ties.names", "Names of people they know or talk to", "many"),
        ("ties.date", "Day on which the ties were reported"),
    ),
)
TARGETS: dict[str, Target] = {each.key: each for each in _ALL}
"""Every target by its key, in the order a drop-down shows them."""

ITEMS = ("item", "item.before", "item.remembered", "item.after")


def targets(repeat: str | None = None) -> Sequence[Target]:
    """List what a question can mean, for a drop-down; ``repeat``: what its group's entries are.

    In a group of people (attended, spoke, knows …) only what says who they are can be chosen.
    """
    if repeat is None or repeat == "each":
        return _ALL
    if repeat == "drop":
        return _ALL[:1]
    return [each for each in _ALL if each.key == DROP or each.key.startswith("person.")]
