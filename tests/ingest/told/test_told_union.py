"""The same post told by several files is there once, as the most trusted of them tells it."""

from itertools import permutations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from small_campaign import as_csv
from tellings import (
    AT,
    LATER,
    LINKS,
    MENTIONS,
    account,
    act,
    figure,
    file,
    post,
    react,
    rows,
    said,
    tell,
)

from graph.store import Store
from ingest.load import load
from ingest.source import Told
from ingest.told.road import ToldFile

POSTS = "MATCH (p:Post) RETURN p.post_id, p.text, toString(p.posted_at)"
ACCOUNTS = "MATCH (a:Account) RETURN a.account_id, a.handle, a.name"


def in_every_order(store: Store, *files: ToldFile) -> None:
    """Load files one by one, in every order: the store says the same; the last order stays."""
    pictures = []
    for order in permutations(files):
        store.run("MATCH (n) DETACH DELETE n")
        for each in order:
            tell(store, each)
        pictures.append(said(store))
    for other in pictures[1:]:
        assert other == pictures[0]


def test_each_field_is_the_most_trusted_file_s_and_gaps_are_filled(empty_store: Store) -> None:
    in_every_order(
        empty_store,
        file(1, [account("1", "Amna"), post("10", "1", None)]),
        file(2, [account("1", "Amna", followers=5), post("10", "1", "whole text", hashtags=["A"])]),
        file(4, [account("1", "amna", followers=7, name="Amna E."), post("10", "1", "other text")]),
    )
    assert rows(empty_store, POSTS) == [("10", "whole text", "2026-03-01T10:00:00Z")]
    assert rows(empty_store, "MATCH (a:Account) RETURN a.handle, a.name, a.followers") == [
        ("Amna", "Amna E.", 5)
    ]
    assert rows(empty_store, "MATCH (:Post)-[:TAGGED]->(h) RETURN h.tag") == [("a",)]


def test_a_text_cut_off_never_takes_the_place_of_the_whole(empty_store: Store) -> None:
    whole = "We sat together and talked about what divides us, and what does not."
    in_every_order(
        empty_store,
        file(1, [post("10", "1", whole[:40] + "…")]),
        file(4, [post("10", "1", whole)]),
        file(5, [post("10", "1", "Something else")]),
    )
    assert rows(empty_store, POSTS)[0][1] == whole


def test_a_post_answered_before_it_is_told_becomes_what_is_told(empty_store: Store) -> None:
    in_every_order(
        empty_store,
        file(1, [account("1"), account("2"), post("11", "2"), act("reply", "11", "2", "1", "10")]),
        file(4, [account("1"), post("10", "1", "the first", posted_at=LATER)]),
    )
    assert rows(empty_store, LINKS) == [("REPLIES_TO", "2", "11", "1", "10")]
    assert rows(empty_store, POSTS)[0] == ("10", "the first", "2026-03-02T10:00:00Z")


def test_an_answer_to_an_unknown_post_is_the_same_answer_once_it_is_known(
    empty_store: Store,
) -> None:
    in_every_order(
        empty_store,
        file(1, [post("11", "2"), act("reply", "11", "2", "1", "10")]),
        file(4, [post("11", "2"), act("reply", "11", "2", "1")]),
    )
    assert rows(empty_store, LINKS) == [("REPLIES_TO", "2", "11", "1", "10")]
    assert rows(empty_store, "MATCH (p:Post) WHERE p.placeholder RETURN count(p)") == [(0,)]


def test_who_wrote_a_post_is_decided_by_trust_and_warned_of(empty_store: Store) -> None:
    better, worse = (
        file(1, [post("10", "1"), act("mention", "10", "1", "3")]),
        file(4, [post("10", "2"), act("mention", "10", "2", "3")]),
    )
    in_every_order(empty_store, better, worse)
    assert rows(empty_store, MENTIONS) == [("1", "10", "3")]
    empty_store.run("MATCH (n) DETACH DELETE n")
    tell(empty_store, better)
    (warning,) = tell(empty_store, worse).warnings
    assert warning.startswith("1 post is told to be by another account")


def test_an_account_known_by_handle_becomes_the_one_with_an_id(empty_store: Store) -> None:
    by_handle = [account("@amna"), account("@bilal", "Bilal"), post("10", "@amna")]
    by_handle += [act("mention", "10", "@amna", "@bilal"), act("reply", "12", "@bilal", "@amna")]
    by_handle += [react("10", "@bilal", "@amna"), figure("followers", 4, "@amna", "account")]
    by_id = [account("1", "Amna"), account("2", "Bilal"), post("10", "1")]
    by_id += [act("mention", "10", "1", "2"), act("reply", "12", "2", "1", "10")]
    by_id += [react("10", "2", "1"), figure("followers", 4, "1", "account")]
    in_every_order(empty_store, file(4, by_handle), file(1, by_id))
    assert rows(empty_store, ACCOUNTS) == [("1", "Amna", None), ("2", "Bilal", None)]
    assert rows(empty_store, MENTIONS) == [("1", "10", "2")]
    assert rows(empty_store, LINKS) == [("REPLIES_TO", "2", "12", "1", "10")]
    found = (
        "MATCH (m:Measurement)-[:OF]->(a) RETURN m.measurement_id CONTAINS '\"1\"', a.account_id"
    )
    assert rows(empty_store, found) == [(True, "1")]
    assert rows(empty_store, "MATCH ()-[r:REACTED_TO]->() RETURN count(r)") == [(1,)]


def test_a_handle_and_an_id_that_are_both_there_fall_together(empty_store: Store) -> None:
    in_every_order(
        empty_store,
        file(
            4, [post("10", "@amna"), act("mention", "11", "2", "@amna"), react("12", "@amna", "2")]
        ),
        file(5, [post("13", "1"), act("mention", "11", "2", "1"), react("12", "1", "2")]),
        file(6, [account("1", "Amna")]),
    )
    assert rows(empty_store, MENTIONS) == [("2", "11", "1")]
    assert rows(empty_store, "MATCH ()-[r:REACTED_TO]->() RETURN count(r)") == [(1,)]
    posted = "MATCH (a:Account)-[:POSTED]->(p:Post) RETURN a.account_id, p.post_id"
    assert rows(empty_store, posted) == [("1", "10"), ("1", "13"), ("2", "11"), ("2", "12")]


def test_a_changed_handle_does_not_split_an_account(empty_store: Store) -> None:
    in_every_order(
        empty_store,
        file(1, [account("1", "torch_old")], told_at=AT),
        file(1, [account("1", "Torch")], told_at=LATER),
        file(4, [post("10", "@torch_old"), post("11", "@torch")]),
    )
    assert rows(empty_store, ACCOUNTS) == [("1", "Torch", None)]
    assert rows(empty_store, "MATCH (a)-[:POSTED]->(p) RETURN count(p)") == [(2,)]


def test_a_handle_two_accounts_had_is_whoever_has_it_now(empty_store: Store) -> None:
    tell(empty_store, file(1, [account("1", "torch")], told_at=AT))
    tell(empty_store, file(1, [account("1", "other"), account("2", "torch")], told_at=LATER))
    tell(empty_store, file(4, [post("10", "@torch")]))
    assert rows(empty_store, "MATCH (a)-[:POSTED]->() RETURN a.account_id") == [("2",)]


def test_a_handle_that_is_nobody_s_now_and_was_two_s_is_set_aside(empty_store: Store) -> None:
    tell(empty_store, file(1, [account("1", "torch"), account("2", "torch")], told_at=AT))
    tell(empty_store, file(1, [account("1", "one"), account("2", "two")], told_at=LATER))
    report = tell(empty_store, file(4, [post("10", "@torch"), act("mention", "10", "@torch", "3")]))
    assert (report.rejected, report.loaded) == (1, 0)
    (problem,) = report.problems
    assert (problem.column, problem.value) == ("account_id", "@torch")
    assert "1 or 2" in problem.fix
    assert rows(empty_store, "MATCH (p:Post) RETURN count(p)") == [(0,)]


def test_figures_of_another_day_or_report_stand_beside_each_other(empty_store: Store) -> None:
    day = LATER.date()
    in_every_order(
        empty_store,
        file(1, [post("10", "1"), figure("reactions", 5, "10")]),
        file(4, [post("10", "1"), figure("reactions", 4, "10")]),
        file(5, [post("10", "1"), figure("reactions", 9, "10", measured_on=day)]),
    )
    found = "MATCH (m:Measurement) RETURN toString(m.measured_on), m.value"
    assert rows(empty_store, found) == [("2026-03-01", 5), ("2026-03-02", 9)]


def own(**tables: list[dict[str, object]]) -> list[tuple[str, bytes]]:
    return [(f"{name}.csv", as_csv(rows)) for name, rows in tables.items()]


def test_own_tables_count_most_in_what_they_fill(empty_store: Store) -> None:
    tables = own(
        accounts=[{"platform": "x", "account_id": "1", "handle": "Amna", "followers": ""}],
        posts=[
            {"platform": "x", "post_id": "10", "account_id": "1", "text": "our own words"}
            | {"posted_at": "2026-03-01T10:00:00Z", "hashtags": ""}
        ],
    )
    told = file(1, [account("1", "amna", followers=9), post("10", "1", "told", hashtags=["Tag"])])
    pictures = []
    for own_first in (True, False):
        empty_store.run("MATCH (n) DETACH DELETE n")
        if own_first:
            assert load(empty_store, tables).problems_frame().empty
        tell(empty_store, told)
        if not own_first:
            assert load(empty_store, tables).problems_frame().empty
        pictures.append(
            rows(
                empty_store,
                "MATCH (a:Account)-[:POSTED]->(p)-[:TAGGED]->(h) "
                "RETURN a.handle, a.followers, p.text, h.tag",
            )
        )
        assert load(empty_store, tables).total("loaded") == 0
        assert tell(empty_store, file(4, [post("10", "1", "worse")])).loaded == 0
    assert pictures == [[("Amna", 9, "our own words", "tag")]] * 2


def test_own_tables_give_an_id_to_an_account_known_by_handle(empty_store: Store) -> None:
    tell(empty_store, file(4, [post("10", "@amna"), act("mention", "11", "2", "@amna")]))
    tables = own(accounts=[{"platform": "x", "account_id": "1", "handle": "Amna"}])
    assert load(empty_store, tables).problems_frame().empty
    assert rows(empty_store, MENTIONS) == [("2", "11", "1")]
    assert rows(empty_store, "MATCH (a)-[:POSTED]->(p {post_id: '10'}) RETURN a.account_id") == [
        ("1",)
    ]
    by_handle = own(accounts=[{"platform": "x", "handle": "amna", "followers": 3}])
    assert load(empty_store, by_handle).problems_frame().empty
    assert rows(empty_store, "MATCH (a:Account) RETURN a.account_id, a.followers") == [
        ("1", 3),
        ("2", None),
    ]


def test_own_interactions_and_told_ones_are_one(empty_store: Store) -> None:
    told_rows = [
        {"type": "reply", "platform": "x", "post_id": "11", "source": "2", "target": "1"},
        {"type": "mention", "platform": "x", "post_id": "11", "source": "2", "target": "3"},
        {"type": "reaction", "platform": "x", "post_id": "11", "source": "3", "target": "2"},
    ]
    for row in told_rows:
        row["happened_at"] = "2026-03-01T10:00:00Z"
    tables = own(
        accounts=[{"platform": "x", "account_id": each} for each in "123"], interactions=told_rows
    )
    told = [post("11", "2"), act("reply", "11", "2", "1", "10"), act("mention", "11", "2", "3")]
    for own_first in (True, False):
        empty_store.run("MATCH (n) DETACH DELETE n")
        if own_first:
            load(empty_store, tables)
        tell(empty_store, file(1, [*told, react("11", "3", "2")]))
        if not own_first:
            assert load(empty_store, tables).problems_frame().empty
        assert rows(empty_store, LINKS) == [("REPLIES_TO", "2", "11", "1", "10")]
        assert rows(empty_store, MENTIONS) == [("2", "11", "3")]
        assert rows(empty_store, "MATCH ()-[r:REACTED_TO]->() RETURN count(r)") == [(1,)]


ACCOUNTS_TOLD = st.sampled_from(["1", "2", "3", "@a", "@b"])


@st.composite
def records(draw: st.DrawFn) -> list[Told]:
    """Draw a record of a small world: three posts, three accounts that go by a, b and c."""
    id_ = draw(st.sampled_from(["10", "11", "12"]))
    author = {"10": "1", "11": "2", "12": "3"}[id_]
    handle = {"1": "@a", "2": "@b", "3": "@c"}
    name = draw(st.sampled_from([author, handle[author]]))
    found: list[Told] = [account(author, handle[author].strip("@"))] if draw(st.booleans()) else []
    text = draw(st.sampled_from([None, "one text", "another"]))
    found.append(post(id_, name, text, hashtags=draw(st.sampled_from([None, ["a"], ["B", "c"]]))))
    for _ in range(draw(st.integers(0, 2))):
        other = draw(st.sampled_from(["10", "11", "12"]))
        whose = {"10": "1", "11": "2", "12": "3"}[other]
        target = draw(st.sampled_from([whose, handle[whose]]))
        type_ = draw(st.sampled_from(["reply", "quote", "mention"]))
        if type_ == "mention" or other == id_:
            found.append(act("mention", id_, name, target))
        else:
            found.append(act(type_, id_, name, target, other))
    if draw(st.booleans()):
        found.append(figure("reactions", draw(st.integers(0, 3)), id_))
    return found


@settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(tellings=st.lists(st.lists(records(), min_size=1, max_size=3), min_size=3, max_size=3))
def test_the_order_of_loading_never_matters(
    empty_store: Store, tellings: list[list[list[Told]]]
) -> None:
    known = [[account("1", "a"), account("2", "b"), account("3", "c")]]
    files = [file(trust, *told) for trust, told in zip((1, 2, 4), tellings, strict=True)]
    in_every_order(empty_store, *files[:2], file(files[2].source.trust, *tellings[2], *known))


@pytest.mark.parametrize("trust", [1, 4])
def test_of_files_trusted_alike_the_later_retrieval_counts(empty_store: Store, trust: int) -> None:
    in_every_order(
        empty_store,
        file(trust, [account("1", followers=5), post("10", "1", "before")], told_at=AT),
        file(trust, [account("1", followers=6), post("10", "1", "after")], told_at=LATER),
    )
    assert rows(empty_store, "MATCH (a)-[:POSTED]->(p) RETURN a.followers, p.text") == [
        (6, "after")
    ]


COPY, REPORTED, EXACT = 7, 5, 1
"""How much copies, analytics and the API are trusted."""


def test_what_a_copy_guesses_gives_way_to_a_file_that_knows(empty_store: Store) -> None:
    copy = file(
        COPY,
        [post("10", "1"), act("reply", "10", "1", "2"), act("mention", "10", "1", "4")],
        [post("11", "1"), act("mention", "11", "1", "2")],
        name="copy",
    )
    exact = file(
        EXACT,
        [post("10", "1"), act("mention", "10", "1", "2"), act("mention", "10", "1", "3")],
        [post("11", "1"), act("reply", "11", "1", "2", "9")],
        name="exact",
    )
    in_every_order(empty_store, copy, exact)
    assert rows(empty_store, MENTIONS) == [("1", "10", "2"), ("1", "10", "3")]
    assert rows(empty_store, LINKS) == [("REPLIES_TO", "1", "11", "2", "9")]
    assert rows(empty_store, "MATCH (p:Post {placeholder: true}) RETURN p.post_id") == []


def test_a_guess_stays_where_no_file_knows_better(empty_store: Store) -> None:
    copy = file(COPY, [post("10", "1"), act("reply", "10", "1", "2")], name="copy")
    report = file(REPORTED, [post("10", "1"), figure("views", 5, "10")], name="report")
    by_the_way = file(EXACT, [post("12", "3"), act("reply", "12", "3", "1", "10")], name="other")
    in_every_order(empty_store, copy, report, by_the_way)
    assert ("REPLIES_TO", "1", "10", "2", "?") in rows(empty_store, LINKS)


def test_of_two_copies_one_knows_that_a_name_is_an_answer(empty_store: Store) -> None:
    name = file(COPY, [post("10", "1"), act("mention", "10", "1", "2")], name="name")
    answer = file(COPY, [post("10", "1"), act("reply", "10", "1", "2")], name="answer")
    in_every_order(empty_store, name, answer)
    assert rows(empty_store, MENTIONS) == []
    assert rows(empty_store, LINKS) == [("REPLIES_TO", "1", "10", "2", "?")]
