"""The cast: ambassadors, panelists, staff, influencers, and the students who came to sessions."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random

from data.making import story
from data.making.naming import Namer
from data.making.people import Person
from data.making.places import PROVINCE

_EXPERTISE = (
    "law", "sociology", "religious studies", "psychology", "journalism", "history", "education",
    "gender studies", "public policy", "media studies", "philosophy", "conflict resolution",
    "constitutional law", "literature", "digital rights", "public health",
)  # fmt: skip
_PANELIST_HOMES = ("KHI",) * 9 + ("LHE",) * 3 + ("ISB",) * 3 + ("PEW",)
_HOME_PROVINCE = {
    "KHI": "Sindh", "LHE": "Punjab", "ISB": "Islamabad Capital Territory",
    "PEW": "Khyber Pakhtunkhwa",
}  # fmt: skip
_PROGRAMMES = {
    "NED": ("Civil Engineering", "Computer Science", "Urban Planning", "Textile Engineering"),
    "HU": ("Social Development and Policy", "Communication and Design", "Computer Science"),
    "KU": ("Mass Communication", "International Relations", "Sociology", "Botany"),
    "PU": ("Law", "Media Studies", "Political Science", "Statistics"),
    "QAU": ("Anthropology", "International Relations", "Physics"),
    "SIBAU": ("Business Administration", "Media and Communication"),
    "UOP": ("Peace and Conflict Studies", "Journalism", "English"),
}
_TERM = timedelta(days=120)
_OTHER_PROGRAMMES = ("Education", "Computer Science", "Business Administration", "English")


def make_people() -> list[Person]:
    """Make the whole cast, numbered in the order they joined."""
    rng = story.draw("people")
    namer = Namer(rng)
    cast = [
        *_staff(rng, namer),
        *_panelists(rng, namer),
        *_influencers(rng, namer),
        *_ambassadors(rng, namer),
        *_students(rng, namer),
    ]
    return [replace(one, person_id=f"p-{place:03d}") for place, one in enumerate(cast, 1)]


def _unnumbered(key: str, roles: tuple[str, ...], traits: dict[str, str | None]) -> Person:
    return Person(
        "", key, str(traits["name"]), str(traits["name_ur"]), roles, traits["gender"],
        traits["faith_group"], story.FIRST_DAY, story.LAST_DAY, 1.0,
    )  # fmt: skip


def _staff(rng: Random, namer: Namer) -> list[Person]:
    made = [_unnumbered(f"STAFF-{n}", ("staff",), namer.traits("Sindh")) for n in range(1, 5)]
    return [replace(one, consent=True, home="KHI", energy=rng.uniform(0.5, 1)) for one in made]


def _panelists(rng: Random, namer: Namer) -> list[Person]:
    made = []
    for number, home in enumerate(_PANELIST_HOMES, 1):
        one = _unnumbered(f"PANEL-{number}", ("panelist",), namer.traits(_HOME_PROVINCE[home]))
        expertise, energy = _EXPERTISE[number - 1], rng.uniform(0.4, 1.6)
        made.append(replace(one, consent=True, home=home, expertise=expertise, energy=energy))
    return made


def _influencers(rng: Random, namer: Namer) -> list[Person]:
    made = [
        _unnumbered(f"INFLU-{n}", ("influencer",), namer.traits(_HOME_PROVINCE[home]))
        for n, home in enumerate(("KHI", "KHI", "LHE", "ISB", "KHI"), 1)
    ]
    return [replace(one, consent=True, energy=rng.uniform(0.8, 1.6)) for one in made]


def _ambassadors(rng: Random, namer: Namer) -> list[Person]:
    made = []
    for term in story.TERMS:
        # One ambassador is a blogger too, and helped to set the hashtag going.
        roles = ("ambassador", "influencer") if term.key == "HU-4" else ("ambassador",)
        one = _unnumbered(term.key, roles, namer.traits(PROVINCE[term.campus]))
        until = min(term.quiet_from or story.LAST_DAY, term.ends or story.LAST_DAY, story.LAST_DAY)
        made.append(
            replace(
                one, consent=True, campus=term.campus, term=term,
                programme=_programme(rng, term.campus),
                enrolled=date(term.graduates.year - 4, 9, 1), graduates=term.graduates,
                disciplines=tuple(rng.sample(story.DISCIPLINES, rng.choice((1, 1, 2)))),
                acts_from=term.appointed, acts_until=until, energy=rng.uniform(0.5, 1.5),
            )
        )  # fmt: skip
    return made


def _students(rng: Random, namer: Namer) -> list[Person]:
    made = []
    for campus, count in story.STUDENTS.items():
        for number in range(1, count + 1):
            one = _unnumbered(f"{campus}-S{number}", (), namer.traits(PROVINCE[campus]))
            made.append(_enrolled(rng, one, campus))
    return made


def _enrolled(rng: Random, one: Person, campus: str) -> Person:
    small = story.STUDENTS[campus] < 20
    early = rng.random() < (0.7 if small else 0.5)
    year = rng.choices((2022, 2023, 2024, 2025, 2026), (4, 5, 5, 4, 0 if early else 6))[0]
    enrolled = date(year, 9, rng.choice((1, 8, 15)))
    leaves = date(year + 4, 6, rng.randint(10, 28))
    waits = rng.randint(0, 30) if early else rng.choice((rng.randint(60, 330), 365))
    joined = min(max(enrolled, story.FIRST_DAY + timedelta(days=waits)), leaves - _TERM)
    stays = timedelta(days=450 if small else int(rng.triangular(120, 450, 300)))
    interests = rng.sample(story.DISCIPLINES, 1) if rng.random() < 0.35 else []
    return replace(
        one, campus=campus, programme=_programme(rng, campus), enrolled=enrolled,
        graduates=leaves if rng.random() < 0.85 else None, disciplines=tuple(interests),
        consent=rng.choices((True, False, None), (70, 10, 20))[0],
        acts_from=joined, acts_until=min(joined + stays, leaves, story.LAST_DAY),
        energy=rng.lognormvariate(0, 0.7),
    )  # fmt: skip


def _programme(rng: Random, campus: str) -> str:
    return "BS " + rng.choice(_PROGRAMMES.get(campus, _OTHER_PROGRAMMES))
