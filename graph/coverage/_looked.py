"""Which part of the coverage is looked at: one filter for all that is counted."""

from dataclasses import dataclass, replace

import pandas as pd

from graph.coverage._events import SENSITIVE, Events, Group


@dataclass(frozen=True)
class Looked:
    """Which part of the coverage is looked at; what is empty leaves nothing out.

    Within one field any will do, several fields must all fit; of ``groups`` any of one kind will
    do, and several kinds must all fit the same person.
    """

    regions: tuple[str, ...] = ()
    campuses: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    platforms: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    groups: tuple[Group, ...] = ()

    def of(self, events: Events) -> Events:
        """Keep what is looked at: events, and of their topics, platforms and people too."""
        if self == EVERYTHING:
            return events
        table = events.table
        for column, wanted in (
            ("region", self.regions),
            ("university_id", self.campuses),
            ("term", self.terms),
            ("format", self.formats),
        ):
            if wanted:
                table = table[table[column].isin(wanted)]
        ids = set(table["id"])
        if self.topics:
            events = replace(events, topics=_any_of(events.topics, "topic", self.topics))
            ids &= set(events.topics["id"])
        if self.platforms:
            told = _any_of(events.platforms, "platform", self.platforms)
            events, ids = replace(events, platforms=told), ids & set(told["id"])
        if self.groups:
            present = events.people[events.people["person_id"].isin(self.people_in(events.groups))]
            events, ids = replace(events, people=present), ids & set(present["id"])
            events = replace(events, groups=self.narrowed(events.groups))
        return events.only(ids)

    @property
    def open_to_all(self) -> "Looked":
        """Leave faith groups out: what is counted of few people by them would tell of these."""
        kept = tuple(one for one in self.groups if one[0] not in SENSITIVE)
        return replace(self, groups=kept)

    def with_less(self) -> list["Looked"]:
        """List what is looked at with one choice less: a field left open, or one of its values.

        And all of the fields left open.
        """
        if self == EVERYTHING:
            return []
        found = {EVERYTHING}
        for name, chosen in vars(self).items():
            if chosen:
                less = [tuple(one for one in chosen if one != gone) for gone in chosen]
                found |= {replace(self, **{name: some}) for some in [(), *less]}
        return sorted(found - {self}, key=repr)

    def people_in(self, groups: pd.DataFrame) -> set[str]:
        """Name the people who are in a group of every kind that is looked at."""
        of_kind = []
        for kind in {kind for kind, _ in self.groups}:
            names = [name for one, name in self.groups if one == kind]
            fits = groups["kind"].eq(kind) & groups["group"].isin(names)
            of_kind.append(set(groups.loc[fits, "person_id"]))
        return set.intersection(*of_kind) if of_kind else set(groups["person_id"])

    def narrowed(self, groups: pd.DataFrame) -> pd.DataFrame:
        """Leave out the groups that are not looked at where their kind is."""
        pairs = pd.MultiIndex.from_frame(groups[["kind", "group"]])
        kinds = {kind for kind, _ in self.groups}
        return groups[pairs.isin(list(self.groups)) | ~groups["kind"].isin(kinds).to_numpy()]


EVERYTHING = Looked()


def _any_of(frame: pd.DataFrame, column: str, wanted: tuple[str, ...]) -> pd.DataFrame:
    return frame[frame[column].isin(wanted)]
