"""The workbook to fill in, offered for download."""

import io

import streamlit as st

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def template_button(key: str) -> None:
    """Offer the empty workbook; it is written when asked for."""
    st.download_button(
        "Download the template",
        data=_template,
        file_name="mashal-template.xlsx",
        mime=XLSX,
        icon=":material/download:",
        on_click="ignore",
        key=key,
    )


def _template() -> bytes:
    from ingest.template import workbook

    written = io.BytesIO()
    workbook().save(written)
    return written.getvalue()
