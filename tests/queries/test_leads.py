"""Every named query on the sample campaign: its columns, rows, and numbers counted another way."""

from collections import Counter

import pandas as pd
import pytest
import sample_tables as known
from asking import ask
from sample_tables import LAST_DAY, karachi_day, rows

from graph.findings.dormant_ambassador import dormant_ambassador
from graph.history import History
from graph.questions import Question, all_questions, run
from graph.store import Store


def days(column: pd.Series) -> list[pd.Timestamp]:
    return list(pd.to_datetime(column))


@pytest.mark.parametrize("question", all_questions(), ids=lambda one: one.name)
def test_every_query_answers_with_its_declared_columns(sample: Store, question: Question) -> None:
    answer = run(sample, question)
    assert list(answer.columns) == [column.name for column in question.columns]
    assert len(answer) > 0


@pytest.mark.parametrize(
    "question",
    [one for one in all_questions() if any(param.name == "as_of" for param in one.params)],
    ids=lambda one: one.name,
)
def test_without_a_day_it_is_the_last_day_with_a_record(
    sample: Store, history: History, question: Question
) -> None:
    assert history.data_up_to == LAST_DAY.date()
    pd.testing.assert_frame_equal(
        run(sample, question), run(sample, question, {"as_of": history.data_up_to})
    )


def test_interactions_are_those_of_the_file(sample: Store) -> None:
    answer = ask(sample, "interactions")
    columns = ["type", "source", "target", "platform", "post_id"]
    found = Counter(zip(*(answer[column] for column in columns), strict=True))
    table = rows("interactions")
    assert found == Counter(zip(*(table[column] for column in columns), strict=True))
    assert sorted(pd.to_datetime(answer["happened_at"], utc=True)) == sorted(table["happened_at"])
    assert set(answer["type"]) == {"reply", "repost", "quote", "mention", "reaction"}


def test_interactions_of_a_type_platform_and_days(sample: Store) -> None:
    table = rows("interactions")
    day = karachi_day(table["happened_at"])
    kept = (table["type"] == "reply") & (table["platform"] == "x")
    expected = int((kept & day.between("2026-08-09", "2026-08-10")).sum())
    given = {"type": "reply", "platform": "x", "from": "2026-08-09", "until": "2026-08-10"}
    answer = ask(sample, "interactions", **given)
    assert len(answer) == expected > 0


def test_people_are_those_of_the_files(sample: Store) -> None:
    answer = ask(sample, "people").set_index("person_id")
    table = rows("people").set_index("person_id")
    assert answer["name"].to_dict() == table["name"].to_dict()
    roles = table["roles"].fillna("").map(lambda cell: sorted(filter(None, cell.split(";"))))
    assert answer["roles"].to_dict() == roles.to_dict()
    handles = rows("accounts").dropna(subset=["person_id"]).groupby("person_id")["handle"]
    expected = handles.agg(lambda found: sorted(set(found))).to_dict()
    assert answer["handles"].to_dict() == {one: expected.get(one, []) for one in answer.index}
    terms = known.running_terms().sort_values("appointed_on")
    terms = terms.drop_duplicates("person_id", keep="last").set_index("person_id")["university_id"]
    studies = rows("studies").sort_values("from_on").drop_duplicates("person_id", keep="last")
    campus = studies.set_index("person_id")["university_id"].to_dict() | terms.to_dict()
    names = known.campuses()
    assert answer["campus"].dropna().to_dict() == {
        person: names[university] for person, university in campus.items()
    }


def test_campaign_figures_are_the_known_facts(sample: Store) -> None:
    answer = ask(sample, "campaign_figures", campaign="#meandmyhero").iloc[0]
    assert (answer["participants"], answer["posts"], answer["reach"]) == (211, 800, 79_000)
    posts = known.campaign_posts()
    assert (posts["account_id"].nunique(), len(posts)) == (211, 800)
    towards = rows("interactions")
    towards = towards[towards["target_post_id"].isin(posts["post_id"])]
    for kind, column in (("repost", "reposts"), ("reply", "replies"), ("quote", "quotes")):
        assert answer[column] == (towards["type"] == kind).sum(), column


def test_a_campaign_day_by_day_adds_up(sample: Store) -> None:
    answer = ask(sample, "campaign_by_day").set_index("day")
    posts = known.campaign_posts()
    assert answer["posts"].to_dict() == posts.groupby(posts["day"].dt.date).size().to_dict()
    firsts = posts.groupby("account_id")["day"].min().dt.date.value_counts()
    assert answer["new_accounts"].to_dict() == {day: firsts.get(day, 0) for day in answer.index}
    assert answer["new_accounts"].sum() == 211


def test_who_set_it_going_is_counted_from_the_posts(sample: Store) -> None:
    answer = ask(sample, "who_set_it_going", limit=10_000)
    posts = known.campaign_posts().merge(rows("accounts"), on=["platform", "account_id"])
    first = posts.groupby("handle")["posted_at"].min().sort_values()
    assert answer.set_index("account")["place_in_line"].idxmin() == first.index[0]
    assert dict(zip(answer["account"], answer["posts"], strict=True)) == dict(
        posts["handle"].value_counts()
    )
    towards = rows("interactions")
    passed_on = towards[
        (towards["type"] == "repost")
        & towards["target_post_id"].isin(posts["post_id"])
        & (towards["source"] != towards["target"])
    ]["target"].value_counts()
    received = answer.set_index("account")["reposts_received"]
    assert received[received > 0].to_dict() == passed_on.to_dict()
    assert answer["reposts_received"].is_monotonic_decreasing
    top = ask(sample, "who_set_it_going", limit=3)
    assert top["account"].tolist() == answer["account"].head(3).tolist()


def test_ambassadors_by_campus_are_counted_from_the_terms(sample: Store) -> None:
    answer = ask(sample, "ambassadors_by_campus").set_index("campus")
    terms = known.running_terms()
    per_campus = terms.groupby(terms["university_id"].map(known.campuses()))["person_id"].nunique()
    assert answer["ambassadors"].to_dict() == {one: per_campus.get(one, 0) for one in answer.index}
    trained = terms["person_id"].isin(rows("training_people")["person_id"])
    assert answer["trained"].sum() == trained.sum()
    assert answer["past_ambassadors"].sum() == len(rows("ambassador_terms")) - len(terms)
    leaving = terms.merge(rows("studies"), on=["person_id", "university_id"])
    soon = LAST_DAY + pd.DateOffset(months=6)
    gone = (leaving["ends_on"] <= soon) | leaving["graduates_on"].between(LAST_DAY, soon)
    assert answer["leaving_soon"].sum() == leaving[gone]["person_id"].nunique()


@pytest.mark.parametrize("months", [1, 6, 24])
def test_who_graduates_soon_is_read_from_the_studies(sample: Store, months: int) -> None:
    answer = ask(sample, "who_graduates_soon", months=months)
    both = known.running_terms().merge(rows("studies"), on=["person_id", "university_id"])
    until = LAST_DAY + pd.DateOffset(months=months)
    expected = both[both["graduates_on"].between(LAST_DAY, until)]
    assert sorted(answer["person_id"]) == sorted(expected["person_id"])
    for row in answer.itertuples():
        day = pd.Timestamp(row.graduates_on)
        campus = both[both["university_id"].map(known.campuses()) == row.campus]
        stay = campus[
            (campus["person_id"] != row.person_id)
            & ~(campus["graduates_on"] <= day)
            & ~(campus["ends_on"] <= day)
        ]
        assert row.ambassadors_left == len(stay), row.person


def test_campuses_without_a_session_for_days(sample: Store) -> None:
    answer = ask(sample, "campuses_without_session", days=60).set_index("campus")
    last = rows("sessions").groupby("venue_id")["held_on"].max()
    quiet = {
        name
        for university, name in known.campuses().items()
        if university not in last or (LAST_DAY - last[university]).days > 60
    }
    assert set(answer.index) == quiet
    never = known.campuses()[~known.campuses().index.isin(last.index)]
    assert set(answer.index[answer["last_session_on"].isna()]) == set(never)


def test_dormant_ambassadors_are_those_of_the_finding(sample: Store, history: History) -> None:
    found = {one.subject: one.size for one in dormant_ambassador(history.at())}
    answer = ask(sample, "dormant_ambassadors", days=history.analysis.away_days)
    assert dict(zip(answer["person_id"], answer["days_since"], strict=True)) == found


def test_trained_but_not_hosting(sample: Store) -> None:
    trained = rows("training_people").merge(rows("trainings"), on="training_id")
    last = trained.groupby("person_id")["held_on"].max()
    hosted = known.visits().merge(
        rows("session_people").query("part == 'hosted'"), on=["session_id", "person_id"]
    )
    since = hosted[hosted["held_on"] >= hosted["person_id"].map(last)]["person_id"]
    expected = set(known.running_terms()["person_id"]) & set(last.index) - set(since)
    assert set(ask(sample, "trained_but_not_hosting")["person_id"]) == expected


def test_sessions_are_those_of_the_file(sample: Store) -> None:
    answer = ask(sample, "sessions", **{"from": "2026-09-01", "until": "2026-10-15"})
    table = rows("sessions")
    table = table[table["held_on"].between("2026-09-01", "2026-10-15")].set_index("session_id")
    answer = answer.set_index("session_id").loc[table.index]
    assert days(answer["held_on"]) == list(table["held_on"])
    assert answer["venue"].tolist() == table["venue_id"].map(known.places()).tolist()
    assert answer["topics"].map(set).tolist() == table["topics"].str.split(";").map(set).tolist()
    counts = pd.to_numeric(table["participants_count"])
    assert answer["participants"].dropna().to_dict() == counts.dropna().to_dict()
    recorded = known.visits().groupby("session_id").size()
    assert answer["people_recorded"].to_dict() == recorded[table.index].to_dict()


def test_sessions_by_topic(sample: Store) -> None:
    answer = ask(sample, "sessions_by_topic").set_index("topic")
    table = known.session_topics()
    assert answer["sessions"].to_dict() == table["topic"].value_counts().to_dict()
    people = table.merge(known.visits()[["session_id", "person_id"]], on="session_id")
    assert (
        answer["people_recorded"].to_dict()
        == people.groupby("topic")["person_id"].nunique().to_dict()
    )
    counted = table.assign(number=pd.to_numeric(table["participants_count"])).groupby("topic")
    assert answer["attendances"].to_dict() == counted["number"].sum().to_dict()
    assert answer["uncounted"].sum() == table["participants_count"].isna().sum()


def test_topics_by_campus_miss_what_was_never_discussed(sample: Store) -> None:
    table = known.session_topics()
    held = table[table["venue_id"].isin(known.campuses().index)]
    done = set(zip(held["venue_id"].map(known.campuses()), held["topic"], strict=True))
    everything = {(one, topic) for one in known.campuses() for topic in set(table["topic"])}
    missing = ask(sample, "topics_by_campus")
    assert set(zip(missing["campus"], missing["topic"], strict=True)) == everything - done
    of_ned = ask(sample, "topics_by_campus", show="discussed", campus="ned")
    assert of_ned["sessions"].sum() == (held["venue_id"] == "NED").sum()


def test_first_timers_and_returners(sample: Store) -> None:
    answer = ask(sample, "first_timers", **{"from": "2025-10-01"}).set_index("month")
    visits = known.visits().assign(month=lambda table: table["held_on"].dt.strftime("%Y-%m"))
    first = visits.groupby("person_id")["month"].min().value_counts()
    per_month = visits.groupby("month")["person_id"].nunique()
    months = sorted(set(visits["month"]) - {"2025-09"})
    assert answer["people_recorded"].to_dict() == per_month[months].to_dict()
    assert answer["first_timers"].to_dict() == {month: first.get(month, 0) for month in months}
    assert (answer["first_timers"] + answer["returners"] == answer["people_recorded"]).all()


def test_busiest_hosts(sample: Store) -> None:
    answer = ask(sample, "busiest_hosts").set_index("person_id")
    hosted = rows("session_people").query("part == 'hosted'")
    assert answer["sessions_hosted"].to_dict() == hosted["person_id"].value_counts().to_dict()
    alone = hosted[~hosted["session_id"].duplicated(keep=False)]["person_id"].value_counts()
    assert answer["hosted_alone"].to_dict() == {one: alone.get(one, 0) for one in answer.index}


def test_campuses_that_meet(sample: Store) -> None:
    answer = ask(sample, "campuses_that_meet")
    of = pd.concat([rows("studies"), rows("ambassador_terms")])[["person_id", "university_id"]]
    at = known.visits().merge(of.drop_duplicates(), on="person_id")
    at = at[["session_id", "university_id"]].drop_duplicates()
    pairs = at.merge(at, on="session_id").query("university_id_x < university_id_y")
    met = pairs.groupby(["university_id_x", "university_id_y"]).size()
    names = known.campuses()
    expected = {(names[a], names[b]): count for (a, b), count in met.items()}
    found = {(row.campus, row.other_campus): row.sessions for row in answer.itertuples()}
    assert {pair: count for pair, count in found.items() if count} == expected
    count = of["university_id"].nunique()
    assert len(answer) == count * (count - 1) // 2


def test_content_was_seen_as_often_as_known(sample: Store) -> None:
    answer = ask(sample, "content_views")
    assert answer["views"].sum() == 55_274
    counted = rows("measurements").query("metric == 'views' and of == 'post'")
    latest = counted.sort_values("measured_on").drop_duplicates("of_id", keep="last")
    posts = rows("posts").merge(latest, left_on="post_id", right_on="of_id")
    views = posts.assign(value=posts["value"].astype(int)).groupby("content_id")["value"].sum()
    found = answer.dropna(subset=["views"]).set_index("content_id")["views"]
    assert found.to_dict() == views.to_dict()


def test_every_panelist_is_listed_with_their_content(sample: Store) -> None:
    answer = ask(sample, "panelist_content")
    assert answer["person_id"].nunique() == 16
    shown = rows("content_people").merge(rows("people"), on="person_id")
    shown = shown[shown["roles"].fillna("").str.contains("panelist")].merge(
        rows("content")[["content_id", "title"]], on="content_id"
    )
    expected = Counter(zip(shown["person_id"], shown["title"], strict=True))
    with_content = answer.dropna(subset=["content"])
    found = Counter(zip(with_content["person_id"], with_content["content"], strict=True))
    assert expected <= found
    told = rows("testimonials")["person_id"]
    assert len(with_content) == len(shown) + told.isin(answer["person_id"]).sum()


def test_followers_of_the_page(sample: Store) -> None:
    answer = ask(sample, "followers_over_time", platform="facebook")
    counted = rows("measurements").query("metric == 'followers' and platform == 'facebook'")
    assert answer["followers"].tolist() == (
        counted.sort_values("measured_on")["value"].astype(int).tolist()
    )
    assert answer["followers"].iloc[-1] > 60_000
    change = answer["followers"].astype(int).diff().dropna().astype(int)
    assert answer["change"].iloc[1:].tolist() == change.tolist()
    assert pd.isna(answer["change"].iloc[0])


@pytest.mark.parametrize("by", ["all", "session"])
def test_feedback_change_is_that_of_matched_pairs(sample: Store, by: str) -> None:
    answer = ask(sample, "feedback_change", by=by)
    table = rows("feedback")
    items = [column for column in table.columns if column.startswith("item_")]
    long = table.melt(["session_id", "respondent_code", "wave"], items, "item").dropna()
    long["value"] = long["value"].astype(float)
    key = ["session_id", "respondent_code", "item"]
    pairs = long.query("wave == 'before'").merge(long.query("wave == 'after'"), on=key)
    pairs["item"] = pairs["item"].str.removeprefix("item_").str.replace("_", " ")
    titles = rows("sessions").set_index("session_id")["title"]
    name = pairs["session_id"].map(titles) + " (" + pairs["session_id"] + ")"
    pairs["group"] = "all" if by == "all" else name
    found = answer.set_index(["group", "item"])
    told = 0
    for at, part in pairs.groupby(["group", "item"]):
        row = found.loc[at]
        if part["respondent_code"].nunique() < 5:
            assert row.isna().all(), at
            continue
        if by == "session" and row.isna().all():
            # Told, it would give a few people of the same campus or topic away.
            continue
        told += 1
        assert row["pairs"] == len(part)
        assert row["before_mean"] == pytest.approx(part["value_x"].mean(), abs=6e-4)
        assert row["change"] == pytest.approx((part["value_y"] - part["value_x"]).mean(), abs=6e-4)
    assert told >= 4
    assert len(found) == pairs.groupby(["group", "item"]).ngroups


def test_testimonials_are_those_of_the_file(sample: Store) -> None:
    answer = ask(sample, "testimonials")
    table = rows("testimonials")
    expected = Counter(
        zip(table["text"], table["person_id"].map(known.names()).fillna(""), strict=True)
    )
    assert Counter(zip(answer["text"], answer["person"].fillna(""), strict=True)) == expected


def test_threads_are_trees_of_answers(sample: Store) -> None:
    answer = ask(sample, "threads", limit=10_000).set_index("post_id")
    author = rows("posts").set_index("post_id")["account_id"]
    found = list(known.trees("reply"))
    assert sorted(answer.index) == sorted(root for root, _, _ in found)
    for root, posts, depth in found:
        row = answer.loc[root]
        assert row["replies"] == len(posts) - 1
        assert row["people"] == author[posts].nunique()
        assert row["depth"] == depth


def test_imports_say_what_was_loaded(sample: Store) -> None:
    answer = ask(sample, "imports")
    files = {cell.rsplit("/")[-1]: count for cell, count in zip(
        answer["file"], answer["rows_read"], strict=True)}  # fmt: skip
    assert files["sessions.csv"] == len(rows("sessions"))
    assert files["interactions.csv"] == len(rows("interactions"))
    assert (answer["rejected"] == 0).all()


@pytest.mark.parametrize("question", all_questions(), ids=lambda one: one.name)
def test_text_for_neo4j_browser_is_params_then_the_file(question: Question) -> None:
    lines = question.for_browser().splitlines()
    count = len(question.params)
    assert all(line.startswith(":param ") for line in lines[:count])
    assert lines[count].startswith("// title: ")
