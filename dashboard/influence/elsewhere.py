"""What another page shows is not shown again: a line says where it is."""

import streamlit as st
from streamlit.errors import StreamlitPageNotFoundError

PAGE = "dashboard/campaigns/page.py"


def campaigns_link() -> None:
    """Say where campaigns are shown; a page that stands alone has nowhere to lead to."""
    st.caption("A campaign’s days, its dialogue and who set it going stand on a page of their own.")
    try:
        st.page_link(PAGE, label="See the campaigns", icon=":material/tag:")
    except StreamlitPageNotFoundError:
        st.caption("It is called *Campaigns & content*.")
