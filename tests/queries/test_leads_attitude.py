"""Feedback in Cypher: counted by hand, beside the sample's file, and few people hidden."""

import pandas as pd
import pytest
from asking import ask
from sample_tables import places, rows

from graph.store import Store
from graph.suppression import hidden

ITEMS = ["item_minorities", "item_women", "item_campus_violence", "item_intolerance"]


def first_answers(wave: str) -> pd.DataFrame:
    """List the sample's answers of a wave, a row a person, session and item."""
    long = rows("feedback").melt(
        ["session_id", "respondent_code", "wave", "answered_on"], ITEMS, "item", "score"
    )
    long = long[long["wave"] == wave].dropna(subset=["score"]).sort_values("answered_on")
    keep = "last" if wave == "after" else "first"
    long["score"] = long["score"].astype(float)
    return long.drop_duplicates(["session_id", "respondent_code", "item"], keep=keep)


def pairs() -> pd.DataFrame:
    key = ["session_id", "respondent_code", "item"]
    both = first_answers("before").merge(first_answers("after"), on=key)
    venue = rows("sessions").set_index("session_id")["venue_id"].map(places())
    return both.assign(
        venue=both["session_id"].map(venue),
        item=both["item"].str.removeprefix("item_").str.replace("_", " "),
    )


def answered(store: Store, session: str, *answers: tuple[str, str, int]) -> None:
    """Write answers (code, wave, score) about a session into the store."""
    store.run("MERGE (:Session {session_id: $session, title: $session})", session=session)
    store.run(
        "UNWIND $answers AS one MATCH (s:Session {session_id: $session}) "
        "CREATE (:FeedbackResponse {response_id: $session + one[0] + one[1], "
        "  respondent_code: one[0], wave: one[1], item_women: one[2]})-[:ABOUT]->(s)",
        session=session,
        answers=[list(one) for one in answers],
    )


def both_times(codes: str, before: int, after: int) -> list[tuple[str, str, int]]:
    scores = (("before", before), ("after", after))
    return [(code, wave, score) for code in codes for wave, score in scores]


@pytest.mark.parametrize("by", ["all", "venue"])
def test_who_moved_which_way_in_the_sample(sample: Store, by: str) -> None:
    answer = ask(sample, "feedback_moved", by=by).set_index(["group", "item"])
    table = pairs()
    table["group"] = "all" if by == "all" else table["venue"]
    change = table["score_y"] - table["score_x"]
    told = 0
    for at, part in table.groupby(["group", "item"]):
        row, moved = answer.loc[at], change.loc[part.index]
        counts = [int((moved > 0).sum()), int((moved == 0).sum()), int((moved < 0).sum())]
        if part["respondent_code"].nunique() < 5:
            assert row.isna().all(), at
            continue
        assert row["pairs"] == len(part)
        if any(0 < count < 5 for count in counts):
            assert row[["higher", "same", "lower"]].isna().all(), at
        else:
            told += 1
            assert row[["higher", "same", "lower"]].tolist() == counts
    assert told >= 4
    assert len(answer) == table.groupby(["group", "item"]).ngroups


def test_who_did_not_answer_again_in_the_sample(sample: Store) -> None:
    row = ask(sample, "feedback_left").iloc[0]
    before = first_answers("before").groupby(["session_id", "respondent_code"])["score"].mean()
    feedback = rows("feedback")
    after = feedback[feedback["wave"] == "after"].set_index(["session_id", "respondent_code"])
    stays = before.index.isin(after.index)
    assert (row["answered_before"], row["again"], row["left"]) == (
        len(before),
        stays.sum(),
        (~stays).sum(),
    )
    assert row["again_mean"] == pytest.approx(before[stays].mean(), abs=6e-4)
    assert row["left_mean"] == pytest.approx(before[~stays].mean(), abs=6e-4)


def test_who_moved_which_way_by_hand(empty_store: Store) -> None:
    answered(
        empty_store, "s",
        *both_times("abcdef", 2, 3), *both_times("ghijk", 4, 4), *both_times("lmnop", 5, 1),
        ("q", "before", 3), ("r", "after", 3),
    )  # fmt: skip
    answer = ask(empty_store, "feedback_moved")
    assert answer.to_numpy().tolist() == [["all", "women", 16, 6, 5, 5]]


def test_a_direction_of_few_hides_all_three(empty_store: Store) -> None:
    answered(empty_store, "s", *both_times("abcdef", 2, 3), *both_times("g", 4, 1))
    row = ask(empty_store, "feedback_moved").iloc[0]
    assert row["pairs"] == 7
    assert row[["higher", "same", "lower"]].isna().all()


def test_who_did_not_answer_again_by_hand(empty_store: Store) -> None:
    answered(empty_store, "s", *both_times("abcde", 4, 5), *((one, "before", 2) for one in "fghij"))
    answer = ask(empty_store, "feedback_left")
    assert answer.to_numpy().tolist() == [["all", 10, 5, 5, 4.0, 2.0]]


def test_few_who_left_are_not_told_of(empty_store: Store) -> None:
    answered(empty_store, "s", *both_times("abcde", 4, 5), ("f", "before", 1))
    assert ask(empty_store, "feedback_left").iloc[0, 1:].isna().all()


def test_a_hidden_group_does_not_come_out_of_the_total(empty_store: Store) -> None:
    answered(empty_store, "large", *both_times("abcdefg", 2, 3))
    answered(empty_store, "middle", *both_times("hijkl", 2, 4))
    answered(empty_store, "small", *both_times("mnop", 1, 5))
    whole = ask(empty_store, "feedback_change").iloc[0]
    assert whole["pairs"] == 16
    by_session = ask(empty_store, "feedback_change", by="session").set_index("group")
    shown = by_session["pairs"].dropna()
    assert shown.to_dict() == {"large (large)": 7}
    assert hidden({"large": 7, "middle": 5, "small": 4}) == {"middle", "small"}


def at_venue(store: Store, venue: str, *held: str, topic: str = "") -> None:
    store.run(
        "MERGE (v:Venue {venue_id: $venue, name: $venue}) WITH v UNWIND $held AS one "
        "MATCH (s:Session {session_id: one}) MERGE (s)-[:HELD_AT]->(v) "
        "WITH s WHERE $topic <> '' MERGE (t:Topic {name: $topic}) MERGE (s)-[:ON_TOPIC]->(t)",
        venue=venue,
        held=list(held),
        topic=topic,
    )


def test_few_of_a_venue_do_not_come_out_of_all_less_the_others(empty_store: Store) -> None:
    answered(empty_store, "s", *both_times("abcdefgh", 2, 3), *both_times("ijklm", 3, 3))
    answered(empty_store, "t", *both_times("nopqrs", 2, 3), *both_times("tuvwx", 4, 4))
    answered(empty_store, "u", *both_times("ABC", 5, 1))
    for session, venue in (("s", "S"), ("t", "T"), ("u", "U")):
        at_venue(empty_store, venue, session)
    whole = ask(empty_store, "feedback_moved").iloc[0]
    assert whole["pairs"] == 27
    assert whole[["higher", "same", "lower"]].isna().all()
    by_venue = ask(empty_store, "feedback_moved", by="venue").set_index("group")
    assert by_venue["pairs"].dropna().to_dict() == {"S": 13}


def test_directions_of_few_do_not_come_out_of_all_less_the_others(empty_store: Store) -> None:
    ways = both_times("abcdef", 2, 3), both_times("ghijk", 3, 3), both_times("lmnop", 4, 2)
    answered(empty_store, "s", *(one for way in ways for one in way))
    answered(empty_store, "t", *both_times("ABCDE", 2, 3), *both_times("FG", 4, 2))
    for session, venue in (("s", "S"), ("t", "T")):
        at_venue(empty_store, venue, session)
    assert ask(empty_store, "feedback_moved")[["higher", "same", "lower"]].values.tolist() == [
        [11, 5, 7]
    ]
    by_venue = ask(empty_store, "feedback_moved", by="venue").set_index("group")
    assert by_venue["pairs"].to_dict() == {"S": 16, "T": 7}
    assert by_venue[["higher", "same", "lower"]].isna().all(axis=None)


def test_few_who_left_one_venue_do_not_come_out_of_all_less_the_others(empty_store: Store) -> None:
    answered(
        empty_store, "s", *both_times("abcdef", 4, 5), *((one, "before", 2) for one in "ghijk")
    )
    answered(empty_store, "t", *both_times("lmnopq", 4, 5), *((one, "before", 1) for one in "rs"))
    for session, venue in (("s", "S"), ("t", "T")):
        at_venue(empty_store, venue, session)
    assert ask(empty_store, "feedback_left").iloc[0]["left"] == 7
    by_venue = ask(empty_store, "feedback_left", by="venue")
    assert by_venue.iloc[:, 1:].isna().all(axis=None)


def test_a_session_of_few_does_not_come_out_of_its_venue_or_topic(empty_store: Store) -> None:
    people = iter("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMN")
    for session, many in (("s", 9), ("t", 6), ("u", 3), ("v", 8), ("w", 7)):
        codes = "".join(next(people) for _ in range(many))
        answered(empty_store, session, *both_times(codes, 2, 3))
    at_venue(empty_store, "NED", "s", "t")
    at_venue(empty_store, "KU", "u", "v", topic="peace")
    at_venue(empty_store, "QAU", "w")
    told = ask(empty_store, "feedback_change", by="session").dropna()["group"].tolist()
    assert not [one for one in told if one.startswith(("u", "v"))]
    assert [one[0] for one in told] == ["s", "t", "w"]
