"""``mashal cascades``: how posts went on, who began them, and the chance that they show."""

from dataclasses import asdict
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from graph.cli.asking import AsOfOption, SeedOption, TopOption, heading, print_answer, read_snapshot
from graph.cli.named import campaign_named, person_names, with_names
from graph.cli.options import Format, FormatOption, StoreOption, say, settings_for
from graph.cli.views import CampusOption, PlatformOption, SinceOption, StaffOption, view_from

if TYPE_CHECKING:
    import pandas as pd

    from graph.snapshot import Snapshot


class Cascades(StrEnum):
    """What is told of cascades."""

    trees = "trees"
    platforms = "platforms"
    campaigns = "campaigns"
    starters = "starters"
    chance = "chance"
    model = "model"


_CASCADES = {
    Cascades.trees: "Which posts were reposted, answered and quoted most, how far and how fast?",
    Cascades.platforms: "How do posts go on, platform by platform? (middle values of cascades of "
    "two posts and more)",
    Cascades.campaigns: "How do posts go on, campaign by campaign? (middle values of cascades of "
    "two posts and more)",
    Cascades.starters: "Below whose posts do the posts of each campaign hang?",
    Cascades.chance: "How likely does one dealing with a poster make an account repost a post?",
    Cascades.model: "How many accounts carry a post of the busiest posters, and how many does the "
    "model expect from what was known before?",
}

CampaignOption = Annotated[
    str | None, typer.Option("--campaign", metavar="NAME", help="Only of one hashtag campaign.")
]


def cascades(
    what: Annotated[
        Cascades,
        typer.Argument(
            help="The trees themselves, their sums by platforms or campaigns, who set campaigns "
            "going (starters), the chance that a dealing passes a post on, the model beside it."
        ),
    ] = Cascades.trees,
    campaign: CampaignOption = None,
    smallest: Annotated[
        int, typer.Option("--smallest", min=1, metavar="N", help="Trees of N posts or more.")
    ] = 2,
    as_of: AsOfOption = None,
    platform: PlatformOption = None,
    campus: CampusOption = None,
    since: SinceOption = None,
    without_staff: StaffOption = False,
    form: FormatOption = Format.table,
    top: TopOption = None,
    seed: SeedOption = 0,
    store: StoreOption = None,
) -> None:
    """Tell how posts were passed on: trees as they happened, who began them, their chance."""
    settings = settings_for(store)
    view = view_from(platform, campus, since, None, without_staff=without_staff)
    snapshot = read_snapshot(settings, as_of, view)
    name = None if campaign is None else campaign_named(snapshot, campaign)
    table = _cascades_table(what, snapshot, name, smallest, seed)
    if form is Format.table and what is Cascades.chance:
        # Chances are small: three decimals would say little of them.
        chances = table.select_dtypes("float")
        table[chances.columns] = chances.map("{:.5f}".format).replace("nan", None).astype(object)
    if form is Format.table:
        of = f", {name}" if name else ""
        say(heading(_CASCADES[what], snapshot, of))
    print_answer(table, form, settings, "no post of that kind is recorded", top=top)


def _cascades_table(
    what: Cascades, snapshot: "Snapshot", campaign: str | None, smallest: int, seed: int
) -> "pd.DataFrame":
    import pandas as pd

    from graph.cascades import calibrated, compared, set_going, summed_up
    from graph.cascades import cascades as trees
    from graph.spread import expected_spread

    if what is Cascades.chance:
        return pd.DataFrame([asdict(calibrated(snapshot, campaign=campaign))])
    if what is Cascades.model:
        held = compared(snapshot, expected_spread, campaign=campaign, seed=seed)
        return _with_people(held.accounts, snapshot)
    if what is Cascades.starters:
        table = set_going(snapshot)
        table = table if campaign is None else table[table["campaign"] == campaign]
        return _with_people(table.reset_index(drop=True), snapshot)
    table = trees(snapshot, smallest=1 if what is not Cascades.trees else smallest)
    if campaign is not None:
        table = table[table["campaigns"].map(lambda names: campaign in names)]
    if what is not Cascades.trees:
        return summed_up(table, "platform" if what is Cascades.platforms else "campaign")
    return _with_people(table.reset_index(drop=True), snapshot)


def _with_people(table: "pd.DataFrame", snapshot: "Snapshot") -> "pd.DataFrame":
    """Put the account's handle and its owner's name beside their ids."""
    key = ["platform", "account_id"]
    handles = snapshot.accounts.drop_duplicates(key)[[*key, "handle"]]
    handle = table.merge(handles, on=key, how="left")["handle"]
    named = with_names(table, "person_id", person_names(snapshot))
    named.insert(list(named.columns).index("account_id") + 1, "handle", handle)
    return named
