"""Sessions asked in Cypher: beside what the snapshot says, and beside the files."""

import pandas as pd
import sample_tables as known
from asking import ask
from sample_tables import rows

from graph import sessions
from graph.snapshot import Snapshot
from graph.store import Store


def test_speakers_are_those_of_the_file(sample: Store) -> None:
    answer = ask(sample, "busiest_speakers")
    people = rows("session_people")
    spoke = people[people["part"] == "spoke"].drop_duplicates(["session_id", "person_id"])
    many = spoke.groupby("person_id").size()
    assert answer.set_index("person_id")["sessions_spoken"].to_dict() == many.to_dict()
    assert answer["person"].tolist() == known.names()[answer["person_id"]].tolist()
    first = answer.iloc[0]
    own = spoke[spoke["person_id"] == first["person_id"]]
    with_others = spoke.groupby("session_id").size()[own["session_id"]]
    assert first["spoke_alone"] == (with_others == 1).sum()
    held = rows("sessions").set_index("session_id").loc[own["session_id"]]
    assert pd.Timestamp(str(first["last_spoken_on"])) == held["held_on"].max()
    assert first["topics"] == sorted({one for each in held["topics"] for one in each.split(";")})
    assert first["venues"] == sorted(known.places()[held["venue_id"].unique()])


def test_speakers_of_a_period_are_of_that_period(sample: Store) -> None:
    answer = ask(sample, "busiest_speakers", **{"from": "2026-10-01", "until": "2026-10-31"})
    people, held = rows("session_people"), rows("sessions")
    october = held.loc[held["held_on"] >= "2026-10-01", "session_id"]
    spoke = people[(people["part"] == "spoke") & people["session_id"].isin(october)]
    assert answer["sessions_spoken"].sum() == len(spoke)


def test_loads_are_those_of_the_queries(sample: Store, snapshot: Snapshot) -> None:
    for name, part, column, alone in (
        ("busiest_speakers", "spoke", "sessions_spoken", "spoke_alone"),
        ("busiest_hosts", "hosted", "sessions_hosted", "hosted_alone"),
    ):
        answer = ask(sample, name).set_index("person_id").sort_index()
        table = sessions.loads(snapshot, part).set_index("person_id").sort_index()  # type: ignore[arg-type]
        assert answer[column].to_dict() == table["sessions"].to_dict()
        assert answer[alone].to_dict() == table["alone"].to_dict()


def test_first_timers_are_those_of_the_query(sample: Store, snapshot: Snapshot) -> None:
    answer = ask(sample, "first_timers").set_index("month")
    table = sessions.by_period(snapshot).set_index("period").loc[answer.index]
    for ours, theirs in (
        ("sessions", "sessions"),
        ("people", "people_recorded"),
        ("first_timers", "first_timers"),
        ("returners", "returners"),
    ):
        assert table[ours].tolist() == answer[theirs].tolist(), ours


def test_content_is_that_of_the_file(sample: Store, snapshot: Snapshot) -> None:
    answer = ask(sample, "content_of_sessions").set_index("content_id").sort_index()
    made = rows("content").dropna(subset=["session_id"]).set_index("content_id").sort_index()
    assert answer["session_id"].to_dict() == made["session_id"].to_dict()
    posts = rows("posts").dropna(subset=["content_id"])["content_id"].value_counts()
    assert answer["posts"].tolist() == [posts.get(one, 0) for one in answer.index]
    table = sessions.contents(snapshot).set_index("content_id").sort_index()
    assert table["posts"].tolist() == answer["posts"].tolist()
    assert (answer["counted"] > 0).tolist() == table["views"].notna().tolist()
    views = ask(sample, "content_views").set_index("content_id")["views"].loc[table.index]
    assert table["views"].tolist() == views.tolist()


def test_testimonials_keep_their_words_in_the_snapshot(sample: Store, snapshot: Snapshot) -> None:
    own = rows("testimonials").set_index("testimonial_id").sort_index()
    table = snapshot.testimonials.set_index("content_id").sort_index()
    assert table["text"].to_dict() == own["text"].to_dict()
    assert table["session_id"].fillna("").tolist() == own["session_id"].fillna("").tolist()
    told = sessions.testimonials(snapshot)
    answer = ask(sample, "testimonials")
    agreed = answer["may_be_named"].map(lambda one: one is True)
    assert sorted(told["text"].dropna()) == sorted(answer.loc[agreed, "text"])
    assert 0 < agreed.sum() < len(answer)
