"""How it is scored: the rule, and what every indicator is worth at which value, and why."""

import streamlit as st

from dashboard.table import csv_button
from dashboard.text import safe_markdown
from graph.pillars import (
    NOT_VALIDATED,
    RULE,
    MonthScore,
    anchors,
    anchors_in_words,
    what_it_is,
)
from graph.settings import Analysis


def show(month: MonthScore, analysis: Analysis) -> None:
    """Show the anchors in words, one click away."""
    with st.expander("How it is scored, and why so", icon=":material/rule:"):
        st.markdown(
            f"**{NOT_VALIDATED.capitalize()}:** nobody has followed networks with these scores to "
            "see which of them lasted. Anchors and weights are judgements, each with its reason. "
            "Use it to see what moved in your own network, not to grade or compare networks. "
            f"{safe_markdown(RULE)}"
        )
        for tab, name in zip(
            st.tabs([safe_markdown(one.title) for one in month.pillars]),
            analysis.health.pillars,
            strict=True,
        ):
            pillar = analysis.health.pillars[name]
            tab.caption(f"{safe_markdown(pillar.asks)} Weight {pillar.weight:g}.")
            for one in pillar.indicators.values():
                tab.markdown(
                    f"**{safe_markdown(one.title)}** (weight {one.weight:g}). "
                    f"{safe_markdown(what_it_is(one.what, analysis))}\n"
                    + "".join(f"\n- {safe_markdown(said)}" for said in anchors_in_words(one))
                )
        st.caption(
            "Lines are straight between the anchors. Another choice goes into a file health.toml "
            "in the data folder."
        )
        csv_button(lambda: anchors(analysis), "health_anchors.csv", key="anchors_csv")
