"""The campaign's own headline figures: what it has done and reached since its start."""

import streamlit as st

from dashboard.text import day, number, safe, safe_markdown
from graph.health import CampaignFigures, Summary

NOT_RECORDED = "Nobody has recorded it."


def figures(summary: Summary) -> None:
    """Show the figures since the start, and each hashtag campaign's."""
    st.header("The campaign so far", anchor=False)
    grid = st.grid(3, min_column_width=150, gap="small")
    for one in summary.headlines:
        with grid.container(border=True, height="stretch", gap=None):
            st.metric(one.title, number(one.value))
            st.caption(_sentence_case(one.note) or ("" if one.value is not None else NOT_RECORDED))
    for campaign in summary.campaigns:
        _campaign(campaign)


def _campaign(campaign: CampaignFigures) -> None:
    """Show a hashtag campaign: rungs of reach stand side by side and are never added."""
    with st.container(border=True, gap="small"):
        when = " to ".join(day(one) for one in (campaign.starts_on, campaign.ends_on) if one)
        st.html(
            f'<h3 style="font-size:1.05rem;margin:0;padding:0">{_title(campaign)}'
            f'<span style="font-weight:400"> {when}</span></h3>'
        )
        grid = st.grid(3, min_column_width=110, gap="small")
        with grid.container(gap=None):
            st.metric("People reached", number(campaign.reach))
            st.caption(safe_markdown(_sentence_case(campaign.reach_source)) or NOT_RECORDED)
        with grid.container(gap=None):
            st.metric("Participants", f"{campaign.participants:,}")
            st.caption("Accounts that posted")
        with grid.container(gap=None):
            st.metric("Posts", f"{campaign.posts:,}")


def _title(campaign: CampaignFigures) -> str:
    """Name the campaign, and its hashtags where they say something else."""
    others = [tag for tag in campaign.hashtags if tag.casefold() != campaign.name.casefold()]
    own = "#" if len(others) < len(campaign.hashtags) else ""
    return " ".join([safe(own + campaign.name), *(safe(f"#{tag}") for tag in others)])


def _sentence_case(text: str) -> str:
    return text[:1].upper() + text[1:]
