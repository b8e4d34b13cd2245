"""Trainings of ambassadors, soon after they are appointed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from data.making import story
from data.making.people import Person

_TRAININGS = (
    ("Facilitating dialogue", date(2025, 9, 20), "LCK"),
    ("Facilitating dialogue", date(2025, 10, 25), "LHR-HALL"),
    ("Facilitating dialogue", date(2025, 11, 22), "QAU"),
    ("Telling stories with pictures", date(2026, 2, 28), "STUDIO"),
    ("Safety online and on campus", date(2026, 3, 28), "PEW-YOUTH"),
    ("Facilitating dialogue", date(2026, 10, 24), "LCK"),
)


@dataclass(frozen=True)
class Training:
    """One training and who was there."""

    training_id: str
    title: str
    held_on: date
    venue_id: str
    people: tuple[Person, ...] = ()


def make_trainings(cast: Sequence[Person]) -> list[Training]:
    """Train ambassadors at the first chance after their appointment; a few miss it."""
    rng = story.draw("trainings")
    trainings = [Training(f"t-{number}", *facts) for number, facts in enumerate(_TRAININGS, 1)]
    untrained = [one for one in cast if one.term]
    done = []
    for training in trainings:
        ready = [one for one in untrained if one.acts_on(training.held_on)]
        came = [one for one in ready if one.key in story.NEVER_ACTIVE or rng.random() < 0.85]
        untrained = [one for one in untrained if one not in came]
        staff = [one for one in cast if "staff" in one.roles][:2]
        done.append(replace(training, people=(*staff, *came)))
    return done


def training_rows(trainings: Sequence[Training]) -> dict[str, list[dict[str, object]]]:
    """Give the tables ``trainings`` and ``training_people``."""
    columns = ("training_id", "title", "held_on", "venue_id")
    held = [{column: getattr(one, column) for column in columns} for one in trainings]
    people: list[dict[str, object]] = [
        {"training_id": one.training_id, "person_id": person.person_id}
        for one in trainings
        for person in one.people
    ]
    return {"trainings": held, "training_people": people}
