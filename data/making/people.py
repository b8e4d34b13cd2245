"""A person of the sample: what is on record of them, and from when to when they act."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from data.making import story


@dataclass(frozen=True)
class Person:
    """One invented person; acts only from ``acts_from`` to ``acts_until``."""

    person_id: str
    key: str
    name: str
    name_ur: str
    roles: tuple[str, ...]
    gender: str | None
    faith_group: str | None
    acts_from: date
    acts_until: date
    energy: float
    consent: bool | None = None
    disciplines: tuple[str, ...] = ()
    expertise: str | None = None
    home: str | None = None
    campus: str | None = None
    programme: str | None = None
    enrolled: date | None = None
    graduates: date | None = None
    term: story.Term | None = None

    def acts_on(self, day: date) -> bool:
        """Whether this person may do something that day."""
        return self.acts_from <= day <= self.acts_until

    @property
    def behind_the_link(self) -> bool:
        """Whether only one other person ties this one's campus to the rest."""
        return self.campus == story.LONELY_CAMPUS and self.key != story.ONLY_LINK


def people_rows(cast: Sequence[Person]) -> dict[str, list[dict[str, object]]]:
    """Give the tables ``people``, ``studies`` and ``ambassador_terms``."""
    columns = ("person_id", "name", "name_ur", "roles", "gender", "faith_group", "disciplines")
    people = [
        {column: getattr(one, column) for column in (*columns, "expertise", "consent")}
        for one in cast
    ]
    studies: list[dict[str, object]] = [
        {
            "person_id": one.person_id, "university_id": one.campus, "programme": one.programme,
            "from_on": one.enrolled, "graduates_on": one.graduates,
        }
        for one in cast
        if one.campus
    ]  # fmt: skip
    terms: list[dict[str, object]] = [
        {
            "person_id": one.person_id, "university_id": one.campus,
            "appointed_on": one.term.appointed, "ends_on": one.term.ends,
            "cohort": one.term.cohort,
        }
        for one in cast
        if one.term
    ]  # fmt: skip
    return {"people": people, "studies": studies, "ambassador_terms": terms}
