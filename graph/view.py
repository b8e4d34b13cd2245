"""A view: the part of the network that is looked at, by platform, campus, period, kind, role.

A view's ties are derived from the events that it holds, and fade, as the whole network's do: no
strength is cut down.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import pandas as pd

from graph.calendar import day_in_words
from graph.errors import QuestionError
from graph.fold import fold
from graph.ties import PARTS
from graph.words import did_you_mean

KIND_WORDS = {"reported": "reported", "online": "online", "co_attendance": "co-attendance"}
OF_PLATFORMS = ("accounts", "posts", "interactions", "account_ties")
NAMES = ["university_id", "short_name", "name_ur", "name"]

Tables = Mapping[str, pd.DataFrame]


@dataclass(frozen=True)
class View:
    """Which part of the network is looked at; ``View()`` is the whole.

    ``platform``: only ties from that platform's interactions and networks; being in a session
    and reported ties are no platform's. ``campus``: the people of that campus and the ties among
    them (an id or a name; a snapshot's view has the id). ``since``: only what happened on that day
    or later; what nobody dated is in no period, and who was known before keeps their row.
    ``kinds``: only ties of these kinds (``reported, online, co_attendance``). ``staff=False``:
    without people who are staff or panelists, and without official accounts, whoever owns them.
    Raises QuestionError for an unknown kind, and for a platform's ties of a kind it can't have.
    """

    platform: str | None = None
    campus: str | None = None
    since: date | None = None
    kinds: str | Sequence[str] | None = None
    staff: bool = True

    def __post_init__(self) -> None:
        given = (self.kinds,) if isinstance(self.kinds, str) else tuple(self.kinds or ())
        named = {fold(kind).replace("-", "_"): kind for kind in given}
        for kind, written in named.items():
            if kind not in PARTS:
                raise QuestionError(
                    "kind", f'there is no kind of tie "{written}"', did_you_mean(written, PARTS)
                )
        if self.platform and named and "online" not in named:
            raise QuestionError(
                "kind",
                "reported ties and co-attendance are no platform's",
                "Leave out the platform, or ask for online ties",
            )
        kinds = tuple(part for part in PARTS if part in named)
        of_all = not kinds or kinds == PARTS or bool(self.platform)
        object.__setattr__(self, "kinds", None if of_all else kinds)

    @property
    def is_whole(self) -> bool:
        """Whether nothing is left out."""
        return self == WHOLE

    @property
    def parts(self) -> tuple[str, ...]:
        """The kinds of tie that are in it."""
        return ("online",) if self.platform else tuple(self.kinds or PARTS)

    def resolved(self, tables: Tables) -> "View":
        """Give it with the platform and the campus's id as ``tables`` write them.

        Raises QuestionError, with the nearest name, if there is no such platform or campus.
        """
        if self.platform is None and self.campus is None:
            return self
        platform = self.platform and _platform(self.platform, tables)
        return replace(
            self, platform=platform, campus=self.campus and _campus(self.campus, tables["campuses"])
        )

    def begun_by(self, day: date) -> None:
        """Raise QuestionError if the period begins after ``day``."""
        if self.since is not None and self.since > day:
            raise QuestionError(
                "since",
                f"{day_in_words(self.since)} is after the day looked at, {day_in_words(day)}",
                "Give an earlier day",
            )

    def of_people(self, people: pd.DataFrame) -> pd.DataFrame:
        """Keep the rows of ``people`` (as of a day) who are in it."""
        kept = pd.Series(True, index=people.index)
        if not self.staff:
            kept &= ~of_staff(people)
        if self.campus is not None:
            kept &= people["campus"] == self.campus
        return people if kept.all() else people[kept].reset_index(drop=True)

    def in_words(self, campuses: pd.DataFrame) -> str:
        """Say what it holds: ``online ties on x, of NED University``; nothing of the whole."""
        parts = []
        if self.platform:
            parts.append(f"ties on {self.platform}")
        if self.kinds:
            parts.append(" and ".join(KIND_WORDS[kind] for kind in self.kinds) + " ties")
        if self.campus:
            names = campuses.set_index("university_id")["name"]
            parts.append(f"people of {names.get(self.campus, self.campus)}")
        if self.since:
            parts.append(f"since {day_in_words(self.since)}")
        if not self.staff:
            parts.append("without staff, panelists and official accounts")
        return ", ".join(parts)


WHOLE = View()


def of_staff(people: pd.DataFrame) -> pd.Series:
    """Say of each row of ``people`` whether they are staff or a panelist, not the network's own."""
    return people["staff"].eq(True) | people["panelist"].eq(True)


def _platform(given: str, tables: Tables) -> str:
    known: set[str] = set()
    for name in OF_PLATFORMS:
        known.update(tables[name]["platform"].dropna().unique())
    if fold(given) in known:
        return fold(given)
    raise QuestionError(
        "platform", f'nothing of a platform "{given}" is in the store', did_you_mean(given, known)
    )


def _campus(given: str, campuses: pd.DataFrame) -> str:
    """Find a campus by its id, else by a name of it that no other has."""
    if (campuses["university_id"] == given).any():
        return given
    wanted = fold(given)
    named = campuses[NAMES].map(lambda name: isinstance(name, str) and fold(name) == wanted)
    found = campuses.loc[named.any(axis=1), "university_id"].tolist()
    if len(found) == 1:
        return str(found[0])
    if found:
        raise QuestionError(
            "campus",
            f'"{given}" is the name of {" and ".join(sorted(found))}',
            "Give the id of one",
        )
    written = [
        [name for name in row if isinstance(name, str)] for row in campuses[NAMES].to_numpy()
    ]
    hint = did_you_mean(given, {name for names in written for name in names})
    if not hint.startswith("Did you mean"):
        hint = did_you_mean(given, [names[-1] for names in written])  # each campus once
    raise QuestionError("campus", f'there is no campus "{given}"', hint)
