"""After a load: who is certainly the same is joined, who may be is kept for somebody to decide."""

from dataclasses import dataclass

from graph.store import Store
from ingest.identity.accounts import claimed, look_like
from ingest.identity.alike import similar
from ingest.identity.campuses import read_places, same_places
from ingest.identity.doubts import Doubt
from ingest.identity.everybody import read_apart, read_everybody, read_signs
from ingest.identity.known_by import certain_and_doubtful
from ingest.identity.merging import merge
from ingest.identity.settling import settle
from ingest.identity.waiting import decided_same, join_decided, keep
from ingest.plan import Progress, Step

_STEPS = ("campuses", "what people are known by", "accounts", "names")


@dataclass(frozen=True)
class Found:
    """What joining has found: how many merges it made, how many pairs wait for a decision."""

    joined: int
    waiting: int


def join(store: Store, progress: Progress = lambda _: None) -> Found:
    """Join who is certainly the same, across all files, and suggest who may be.

    Certain are the same account, e-mail address, phone or identity card with names that agree,
    and campuses whose name means one university; what somebody has decided stands. Nothing is
    joined on names alone. Done again, it changes nothing. Raises StoreError.
    """
    say = _Steps(progress)
    settle(store)
    made = join_decided(store, decided_same(store))
    say("campuses")
    places = read_places(store)
    certain, doubts = same_places(places, read_apart(store, "campus"))
    made += join_decided(store, certain)
    say("what people are known by")
    apart = read_apart(store, "person")
    everybody = read_everybody(store)
    people, wonder = certain_and_doubtful(everybody, read_signs(store), apart)
    if people:
        made += merge(store, people)
        everybody = read_everybody(store)
    say("accounts")
    unlike = read_apart(store, "account")
    made += merge(store, claimed(store, unlike))
    doubts += look_like(store, everybody, unlike)
    say("names")
    names = {place.id: place.name for place in places}
    doubts += _of_both(wonder, similar(everybody, names, apart))
    return Found(len(made), keep(store, doubts))


class _Steps:
    """Says how far joining is."""

    def __init__(self, progress: Progress) -> None:
        self._progress, self._done = progress, 0

    def __call__(self, what: str) -> None:
        self._progress(Step(f"comparing {what}", self._done, len(_STEPS)))
        self._done += 1


def _of_both(signs: list[Doubt], names: list[Doubt]) -> list[Doubt]:
    """Give each pair once: a shared sign says more than similar names."""
    known = {each.suggestion_id for each in signs}
    return [*signs, *(each for each in names if each.suggestion_id not in known)]
