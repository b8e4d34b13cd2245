"""Campaigns and content as they leave the house: nothing that leads to a post or an account."""

from typing import Any

import pytest

from graph.campaigns import threads
from graph.export.campaigns import content, dialogue_threads, followers
from graph.export.disguise import Disguise
from graph.history import History
from graph.suppression import WITHHELD
from tests.graph.campaigns import campus, history_of, person, term
from tests.graph.online import act, post

SIZE = 6


@pytest.fixture(scope="module")
def history() -> History:
    """Let six answer one post, two another; one posts a video, the campaign itself a graphic."""
    people = [f"p{at}" for at in range(SIZE)]
    posts = [post("big", "p0", 0), *(post(f"b{one}", one, 1) for one in people[1:])]
    acts: list[Any] = [act("reply", one, f"b{one}", "p0", "big", 1) for one in people[1:]]
    posts += [post("small", "p1", 2), post("s", "p2", 3)]
    acts.append(act("reply", "p2", "s", "p1", "small", 3))
    posts += [post("v", "p0", 4, content_id="video"), post("g", "o", 5, content_id="graphic")]
    made = {"produced_on": "2026-08-01", "topics": ["peace"]}
    count = {"platform": "x", "source": "x", "period": "lifetime", "measured_on": "2026-08-03"}
    return history_of(
        people=[person(one, panelist=True) for one in people],
        campuses=[campus("NED"), campus("KU")],
        terms=[term(one, "NED" if at else "KU", "2026-01-01")
               for at, one in enumerate(people[:3])],
        accounts=[
            *({"platform": "x", "account_id": one, "person_id": one, "handle": f"h{one}"}
              for one in people),
            {"platform": "x", "account_id": "o", "handle": "us", "official": True},
        ],
        posts=posts,
        interactions=acts,
        content=[{"content_id": one, "title": one, "kind": one, **made}
                 for one in ("video", "graphic")],
        content_people=[{"content_id": "video", "person_id": "p0", "produced_on": "2026-08-01"}],
        measurements=[
            {"metric": "views", "of": "post", "of_id": "v", "value": 11, **count},
            {"metric": "views", "of": "post", "of_id": "g", "value": 22, **count},
            {"metric": "followers", "of": "account", "of_id": "o", "value": 500, **count},
            {"metric": "followers", "of": "account", "of_id": "p1", "value": 77, **count},
        ],
    )  # fmt: skip


def disguise(history: History, *, named: bool) -> Disguise:
    return Disguise.of(history, "salt", named=named)


def test_with_names_they_are_the_tables(history: History) -> None:
    snapshot, open_ = history.at(), disguise(history, named=True)
    table = threads(snapshot)
    sheet = dialogue_threads(snapshot, open_).frame
    assert sheet["replies"].tolist() == table["replies"].tolist() == [5, 1]
    assert sheet["first_post_by"].tolist() == ["p0", "p1"]
    assert sheet["answers_known"].tolist() == [2, 1]
    seen = content(snapshot, open_).frame
    panelists = seen[seen["of"] == "panelist"]
    # Whoever is in no content has a row without views.
    assert panelists["group"].tolist() == [f"p{at}" for at in range(6)]
    assert panelists.loc[panelists["contents"] > 0, "group"].tolist() == ["p0"]
    assert seen.loc[seen["group"] == "video", "views"].tolist() == [11]
    assert followers(snapshot, open_).frame["handle"].tolist() == ["us"]


def test_under_pseudonyms_nothing_leads_to_an_account(history: History) -> None:
    snapshot, hidden = history.at(), disguise(history, named=False)
    frame = dialogue_threads(snapshot, hidden).frame
    assert frame["accounts"].tolist() == [SIZE]
    assert frame["month"].tolist() == ["2026-08"]
    assert frame[["cross_campus", "answers_known"]].to_numpy().tolist() == [[WITHHELD] * 2]
    assert not {"post_id", "first_post_by", "handle"} & set(frame.columns)
    seen = content(snapshot, hidden).frame
    views = seen.set_index(["of", "group"])["views"]
    # One person's video: its views lead to their post, and so do sums that differ by them alone.
    assert views["kind", "video"] == WITHHELD
    assert views["platform", "x"] == WITHHELD
    assert views["topic", "peace"] == WITHHELD
    assert views["kind", "graphic"] == 22
    assert "panelist" not in set(seen["of"])
    told = followers(snapshot, hidden).frame
    assert told[["platform", "account", "followers"]].to_numpy().tolist() == [["x", 1, 500]]
    text = " ".join(one.frame.to_csv() for one in (
        dialogue_threads(snapshot, hidden), content(snapshot, hidden), followers(snapshot, hidden)
    ))  # fmt: skip
    assert not any(one in text for one in ("hp0", "p0", "big", "handle"))


def test_nothing_makes_empty_sheets() -> None:
    bare = history_of()
    for named in (True, False):
        for make in (dialogue_threads, content, followers):
            assert make(bare.at(), disguise(bare, named=named)).frame.empty
