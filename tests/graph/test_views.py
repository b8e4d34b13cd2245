"""A view is a part of the network derived anew from its own events, never the whole cut down."""

from datetime import date
from typing import Any

import pandas as pd
import pytest

from graph.columns import TABLES
from graph.errors import QuestionError
from graph.history import History
from graph.settings import Analysis
from graph.snapshot import Snapshot
from graph.store import Store
from graph.view import View
from tests.graph.campaigns import campus, history_of, person, session, sessions, term
from tests.graph.test_snapshot_store import GRAPH

DAY = date(2026, 3, 31)


def wrote(
    kind: str, source: str, target: str, day: str, platform: str = "x", **more: Any
) -> dict[str, Any]:
    ends = {"source_account": f"@{source}", "target_account": f"@{target}"}
    people = {"source": source, "target": target}
    return {"kind": kind, "platform": platform, "post_id": f"{source}{day}", "day": day} | {
        **ends, **people, **more}  # fmt: skip


def account(person_id: str, platform: str = "x", **more: Any) -> dict[str, Any]:
    return {"platform": platform, "account_id": f"@{person_id}", "person_id": person_id, **more}


@pytest.fixture(scope="module")
def history() -> History:
    """Ayesha and Bilal of NED, Chand of KU, Dua who is staff, Esa a panelist; two platforms."""
    return history_of(
        campuses=[campus("NED", short_name="NEDUET"), campus("KU")],
        people=[
            *(person(one) for one in "abc"),
            person("d", staff=True),
            person("e", panelist=True),
        ],
        terms=[
            *(term(one, "NED", "2026-01-01") for one in "abd"),
            term("c", "KU", "2026-01-01"),
            term("e", "KU", "2026-01-01"),
        ],
        accounts=[
            *(account(one) for one in "abde"),
            account("b", "facebook"),
            {**account("a"), "account_id": "page", "official": True},
            {**account("a"), "account_id": "@nobody", "person_id": None},
        ],
        posts=[
            {"platform": "x", "post_id": "a1", "account_id": "@a", "person_id": "a",
             "day": "2026-01-05"},
            {"platform": "x", "post_id": "d1", "account_id": "@d", "person_id": "d",
             "day": "2026-03-05"},
            {"platform": "facebook", "post_id": "b1", "account_id": "@b", "person_id": "b",
             "day": "2026-03-06"},
            {"platform": "x", "post_id": "n1", "account_id": "@nobody", "day": "2026-03-07"},
        ],
        interactions=[
            wrote("reply", "a", "b", "2026-01-31"),
            wrote("reply", "a", "b", "2026-03-31"),
            wrote("mention", "b", "a", "2026-03-31", "facebook"),
            wrote("repost", "d", "a", "2026-03-31"),
            wrote("quote", "a", "c", "2026-03-31", source_account="page"),
            wrote("quote", "e", "c", "2026-03-31"),
        ],
        account_ties=[
            {"platform": "x", "source_account": "@a", "target_account": "@c", "source": "a",
             "target": "c", "kind": "follows", "told_by": "one", "weight": 2},
        ],
        reported_ties=[
            {"source": "a", "target": "c", "reported_on": "2026-02-28"},
            {"source": "b", "target": "c", "reported_on": None},
        ],
        measurements=[
            {"metric": "views", "value": 9, "measured_on": "2026-03-10", "of": of, "of_id": of_id,
             "platform": platform, "source": "x"}
            for of, of_id, platform in [
                ("post", "a1", "x"), ("post", "d1", "x"), ("post", "b1", "facebook"),
                ("account", "@d", "x"), ("content", "k", None)]
        ],
        **sessions(
            session("s1", "2026-01-31", {"a": "hosted", "b": "attended", "d": "attended"}),
            session("s2", "2026-03-31", {"a": "hosted", "c": "attended"}),
        ),
    )  # fmt: skip


def ties(snapshot: Snapshot, part: str = "strength") -> dict[tuple[str, str], float]:
    rows = snapshot.ties[["source", "target", part]].to_numpy()
    return {(a, b): pytest.approx(value) for a, b, value in rows}


def seen(history: History, **view: Any) -> Snapshot:
    return history.at(DAY, View(**view))


def test_whole_view_is_the_network(history: History) -> None:
    assert history.at(DAY, View()) is history.at(DAY)
    assert View().is_whole
    assert View(kinds=["co_attendance", "online", "reported"]).is_whole


def test_a_platform_holds_only_what_was_written_there(history: History) -> None:
    whole, on_x = history.at(DAY), seen(history, platform="X ")
    assert on_x.people["person_id"].tolist() == whole.people["person_id"].tolist()
    assert ties(on_x) == {
        ("a", "b"): 10 * 0.9**2 + 10,
        ("a", "d"): 10,
        ("a", "c"): 10 + 2,
        ("c", "e"): 10,
    }
    assert ties(seen(history, platform="facebook")) == {("a", "b"): 10}
    assert set(on_x.posts["post_id"]) == {"a1", "d1", "n1"}
    assert set(on_x.measurements["of_id"]) == {"a1", "d1", "@d", "k"}
    assert on_x.amplifies.ties["strength"].sum() == 10 * 0.9**2 + 4 * 10
    assert on_x.view.platform == "x"


def test_platforms_and_kinds_add_up_to_the_whole(history: History) -> None:
    whole = history.at(DAY).ties["strength"].sum()
    online = sum(seen(history, platform=one).ties["strength"].sum() for one in ("x", "facebook"))
    assert seen(history, kinds=["online"]).ties["strength"].sum() == pytest.approx(online)
    others = seen(history, kinds=("reported", "co-attendance")).ties["strength"].sum()
    assert online + others == pytest.approx(whole)


@pytest.mark.parametrize("kind", ["reported", "online", "co_attendance"])
def test_a_kind_of_tie_is_that_part_of_every_tie(history: History, kind: str) -> None:
    whole = history.at(DAY)
    part = {pair: value for pair, value in ties(whole, kind).items() if value.expected > 0}
    assert ties(seen(history, kinds=kind)) == part
    assert (len(seen(history, kinds=kind).amplifies.ties) > 0) == (kind == "online")


def test_a_campus_holds_its_people_and_the_ties_among_them(history: History) -> None:
    ned = seen(history, campus="University of NED")
    assert ned.view.campus == "NED"
    assert ned.people["person_id"].tolist() == ["a", "b", "d"]
    whole = ties(history.at(DAY))
    assert ties(ned) == {pair: whole[pair] for pair in [("a", "b"), ("a", "d"), ("b", "d")]}
    assert set(ned.posts["post_id"]) == {"a1", "d1", "b1"}, "an account of nobody has no campus"
    assert set(ned.session_people["person_id"]) == {"a", "b", "d"}
    assert set(ned.acts["person_id"]) == {"a", "b", "d"}
    assert seen(history, campus="neduet") is seen(history, campus="NED") is ned


def test_a_campus_is_that_of_the_day() -> None:
    history = history_of(
        campuses=[campus("NED"), campus("KU")],
        people=[person("a")],
        terms=[term("a", "NED", "2026-01-01", "2026-01-31"), term("a", "KU", "2026-02-01")],
    )
    there = [history.at(date(2026, m, 15), View(campus="NED")).people for m in (1, 2)]
    assert [len(people) for people in there] == [1, 0]


def test_a_period_holds_what_happened_in_it_and_everybody_known(history: History) -> None:
    march = seen(history, since=date(2026, 3, 1))
    assert len(march.people) == 5
    assert ties(march) == {
        ("a", "b"): 20,
        ("a", "c"): 1 + 10,  # the session, the page's quote; what nobody dated is in no period
        ("a", "d"): 10,
        ("c", "e"): 10,
    }
    assert march.sessions["session_id"].tolist() == ["s2"]
    assert set(march.posts["post_id"]) == {"d1", "b1", "n1"}
    assert set(march.acts["day"].dt.month) == {3}
    assert len(march.current_terms) == 5, "terms last"


def test_a_period_fades_within_itself(history: History) -> None:
    later = history.at(DAY, View(since=date(2026, 1, 31), kinds="online"))
    assert ties(later)[("a", "b")].expected == pytest.approx(10 * 0.9**2 + 20)


def test_without_staff_panelists_and_official_accounts(history: History) -> None:
    own = seen(history, staff=False)
    assert own.people["person_id"].tolist() == ["a", "b", "c"]
    assert ties(own) == {
        # The session of three keeps its size: the hall was as full with the staff member in it.
        ("a", "b"): 0.5 * 0.9**2 + 10 * 0.9**2 + 20,
        ("a", "c"): 10 * 0.9 + 1 + 2,  # without what the official page wrote, whoever owns it
        ("b", "c"): 10,
    }
    assert set(own.posts["post_id"]) == {"a1", "b1", "n1"}
    assert set(own.accounts["account_id"]) == {"@a", "@b", "@nobody"}
    assert set(own.measurements["of_id"]) == {"a1", "b1", "k"}
    assert set(own.session_people["person_id"]) == {"a", "b", "c"}
    assert own.amplifies.ties["source"].isin(["a", "b"]).all()


def test_views_narrow_one_another(history: History) -> None:
    both = seen(history, platform="x", campus="NED", since=date(2026, 3, 1), staff=False)
    assert both.people["person_id"].tolist() == ["a", "b"]
    assert ties(both) == {("a", "b"): 10}
    words = both.view.in_words(both.campuses)
    assert words == (
        "ties on x, people of University of NED, since 1 March 2026, "
        "without staff, panelists and official accounts"
    )
    assert history.at(DAY).view.in_words(both.campuses) == ""


def test_tables_keep_their_columns_and_the_history_its_rows(history: History) -> None:
    before = {name: frame.copy() for name, frame in history.tables.items()}
    narrow = seen(history, platform="x", campus="KU", since=date(2026, 3, 1), staff=False)
    for name in set(TABLES) - {"people"}:
        assert list(getattr(narrow, name).columns) == list(TABLES[name].columns), name
    for name, frame in history.tables.items():
        pd.testing.assert_frame_equal(frame, before[name])


def test_a_view_is_cut_once_and_the_oldest_of_many_let_go(history: History) -> None:
    first = seen(history, platform="x")
    assert seen(history, platform="x") is first
    whole = history.at(date(2026, 3, 1))
    for day in range(1, 29):
        history.at(date(2026, 3, day), View(platform="x"))
    assert history.at(date(2026, 3, 1)) is whole
    assert seen(history, platform="x") is not first


@pytest.mark.parametrize(
    ("view", "said"),
    [
        ({"platform": "facebok"}, "Did you mean facebook"),
        ({"platform": "twitter"}, "nothing of a platform"),
        ({"campus": "univercity of NED"}, "Did you mean University of NED"),
        ({"campus": "zzzz"}, r"no campus .*Known are"),
        ({"since": date(2026, 4, 1)}, "after the day looked at"),
        ({"kinds": "reportd"}, "Did you mean reported"),
        ({"platform": "x", "kinds": "co_attendance"}, "no platform's"),
    ],
)
def test_what_is_not_there_is_a_question_error(
    history: History, view: dict[str, Any], said: str
) -> None:
    with pytest.raises(QuestionError, match=said):
        seen(history, **view)


def test_a_name_that_two_campuses_have_needs_the_id() -> None:
    twins = history_of(campuses=[campus("1", short_name="GC"), campus("2", short_name="GC")])
    with pytest.raises(QuestionError, match="name of 1 and 2"):
        twins.at(DAY, View(campus="gc"))


ROWS = [("a", "b", 1, "2026-01-01"), ("a", "b", 1, "2026-03-01"), ("b", "c", 1, "2026-03-01")]
PEOPLE = pd.DataFrame(
    {"person_id": list("abc"), "campus": ["NED", "NED", None], "staff": [False, True, False]}
)


@pytest.mark.parametrize(
    ("view", "people", "expected"),
    [
        (View(campus="ned"), "ab", {("a", "b"): 0.9**2 + 1}),
        (View(since=date(2026, 2, 1)), "abc", {("a", "b"): 1, ("b", "c"): 1}),
        (View(staff=False), "ac", {}),
        (View(kinds="reported", campus="NED", since=date(2026, 2, 1)), "ab", {("a", "b"): 1}),
    ],
)
def test_a_bare_table_is_narrowed_by_what_it_tells(
    view: View, people: str, expected: dict[tuple[str, str], float]
) -> None:
    snapshot = Snapshot.from_ties(ROWS, PEOPLE, view=view)
    assert snapshot.people["person_id"].tolist() == list(people)
    assert ties(snapshot) == expected
    assert snapshot.as_of == date(2026, 3, 1)


@pytest.mark.parametrize(
    ("view", "said"),
    [
        (View(platform="x"), "no platform"),
        (View(kinds="online"), "no kind"),
        (View(since=date(2026, 1, 1)), "no tie of the table has a day"),
        (View(campus="NEDD"), "Did you mean NED"),
    ],
)
def test_a_bare_table_says_what_it_does_not_tell(view: View, said: str) -> None:
    with pytest.raises(QuestionError, match=said):
        Snapshot.from_ties([("a", "b")], PEOPLE, view=view)


def test_a_view_of_the_store(empty_store: Store) -> None:
    empty_store.run(GRAPH)
    on_x = Snapshot.read(empty_store, None, Analysis(), View(platform="x"))
    assert ties(on_x) == {("a", "c"): 10 * 0.9}
    own = Snapshot.read(empty_store, None, Analysis(), View(staff=False))
    assert own.people["person_id"].tolist() == ["a", "b"]
    assert set(ties(own)) == {("a", "b")}
