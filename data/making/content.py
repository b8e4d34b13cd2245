"""What the programme published and what people told it: content, and testimonials."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from data.making import story, texts
from data.making.people import Person
from data.making.sessions import Session

_KINDS = (
    ("panel_recording", 24),
    ("video", 13),
    ("graphic", 10),
    ("article", 8),
    ("photo_story", 6),
)
_MAKERS = {
    "video": "video making",
    "photo_story": "photography",
    "graphic": "social development",
    "article": "community activism",
}


@dataclass(frozen=True)
class Content:
    """One published item and who is featured in it."""

    content_id: str
    title: str
    kind: str
    produced_on: date
    topics: tuple[str, ...]
    session: Session | None
    people: tuple[Person, ...]


def make_content(cast: Sequence[Person], sessions: Sequence[Session]) -> list[Content]:
    """Make every item; the panelists share the recordings so that each is in at least one."""
    rng = story.draw("content")
    drafts = [
        _draft(rng, kind, number, cast, sessions)
        for kind, count in _KINDS
        for number in range(count)
    ]
    drafts.sort(key=lambda one: (one.produced_on, one.title))
    return [replace(one, content_id=f"c-{number:03d}") for number, one in enumerate(drafts, 1)]


def _draft(
    rng: Random, kind: str, number: int, cast: Sequence[Person], sessions: Sequence[Session]
) -> Content:
    if kind == "panel_recording":
        return _recording(rng, number, cast, sessions)
    share = (number + rng.random()) / dict(_KINDS)[kind]
    session = sessions[int(share * (len(sessions) - 5))]
    made_on = session.held_on + timedelta(days=rng.randint(1, 10))
    able = [
        one
        for one in cast
        if one.term and one.acts_on(made_on) and one.key not in story.NEVER_ACTIVE
        and _MAKERS[kind] in one.disciplines and not one.behind_the_link
    ]  # fmt: skip
    people = rng.sample(able, min(len(able), rng.choice((1, 1, 2))))
    topic = rng.choice(session.topics)
    from_session = session if kind != "graphic" or rng.random() < 0.3 else None
    title = texts.content_title(rng, kind, topic)
    return Content("", title, kind, made_on, (topic,), from_session, tuple(people))


def _recording(
    rng: Random, number: int, cast: Sequence[Person], sessions: Sequence[Session]
) -> Content:
    panelists = [one for one in cast if "panelist" in one.roles]
    lead = panelists[number % len(panelists)]
    studio_day = story.FIRST_DAY + timedelta(days=14 + number * 17 + rng.randint(0, 9))
    spoke_at = [one for one in sessions[:-2] if lead in one.of("spoke")]
    if spoke_at and rng.random() < 0.6:
        session = min(spoke_at, key=lambda one: abs(one.held_on - studio_day))
        people = [one for one in session.of("spoke") if "panelist" in one.roles]
        made_on, topics = session.held_on, session.topics
        title = texts.content_title(rng, "panel_recording", topics[0])
        return Content("", title, "panel_recording", made_on, topics, session, tuple(people))
    topics = tuple(rng.sample(story.TOPICS, rng.choice((1, 2))))
    others = [one for one in panelists if one is not lead and one.home == lead.home]
    people = [lead, *rng.sample(others, min(len(others), rng.choice((0, 1, 1, 2))))]
    title = texts.content_title(rng, "panel_recording", topics[0])
    return Content("", title, "panel_recording", studio_day, topics, None, tuple(people))


def content_rows(items: Sequence[Content]) -> dict[str, list[dict[str, object]]]:
    """Give the tables ``content`` and ``content_people``."""
    columns = ("content_id", "title", "kind", "produced_on", "topics")
    made = [
        {column: getattr(one, column) for column in columns}
        | {"session_id": one.session.session_id if one.session else None}
        for one in items
    ]
    people: list[dict[str, object]] = [
        {"content_id": one.content_id, "person_id": person.person_id}
        for one in items
        for person in one.people
    ]
    return {"content": made, "content_people": people}


def testimonial_rows(sessions: Sequence[Session]) -> list[dict[str, object]]:
    """Give the table ``testimonials``: some in Urdu, some given without a name."""
    rng = story.draw("testimonials")
    rows: list[dict[str, object]] = []
    held = sorted(rng.sample(sessions[:-1], len(texts.TESTIMONIALS)), key=lambda one: one.held_on)
    said = rng.sample(texts.TESTIMONIALS, len(texts.TESTIMONIALS))
    told: set[str] = set()
    for number, (session, text) in enumerate(zip(held, said, strict=True), 1):
        willing = [
            one
            for one in session.of("attended", "hosted")
            if one.consent and one.person_id not in told and "staff" not in one.roles
        ]
        person = rng.choice(willing) if willing and rng.random() < 0.7 else None
        told.update({person.person_id} if person else ())
        day = session.held_on + timedelta(days=rng.randint(0, 2))
        if person and not person.acts_on(day):
            day = session.held_on
        rows.append(
            {
                "testimonial_id": f"v-{number:03d}",
                "text": text,
                "given_on": day,
                "person_id": person.person_id if person else None,
                "session_id": session.session_id if person or rng.random() < 0.7 else None,
            }
        )
    return rows
