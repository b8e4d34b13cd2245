"""Add data: files are checked first, problems are listed, and only then is anything saved."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from dashboard import changes, imports, session, survey
from dashboard.frame import head
from dashboard.loading import Upload, checked, saved
from dashboard.report import show_report
from dashboard.template import template_button
from dashboard.text import count
from ingest.report import LoadReport
from ingest.surveys import Mapping, keep, to_toml

FILES, DONE = "files", "done"


@dataclass(frozen=True)
class Done:
    """What was done with the chosen files: the report, and what the store held before."""

    files: str
    report: LoadReport
    before: changes.Sizes


def show() -> None:
    """Show the way from files to saved data, and what was loaded before."""
    head(
        "Add your campaign’s data",
        "Files are checked first. Nothing is saved until you say so, rows with a problem are set "
        "aside with the reason, and what is already saved stays.",
    )
    uploads = _uploads()
    if uploads:
        _check_and_save(uploads, _meanings(uploads))
    imports.show()


def _uploads() -> Sequence[Upload]:
    """Show the box for files beside the template; give what lies in it."""
    left, right = st.columns([2, 1], gap="medium")
    with left:
        # A number in the key empties the box once its files are saved.
        chosen: list[UploadedFile] = st.file_uploader(
            "Any file your tools export: workbooks, surveys, downloads from Facebook and X",
            accept_multiple_files=True,
            key=f"{FILES}_{st.session_state.get(FILES, 0)}",
        )
    with right, st.container(border=True):
        st.markdown(
            "**No file yet?** The template is a workbook with a guide, one sheet a table and an "
            "example row in each. Fill in what you have; no sheet is required."
        )
        template_button("template_add")
    return [(one.name, one.getvalue()) for one in chosen]


def _meanings(uploads: Sequence[Upload]) -> list[Mapping]:
    """Ask what the questions of surveys mean, where an upload is one."""
    said = []
    for at, (name, data) in enumerate(uploads):
        if (found := survey.survey_in(name, data)) and (
            mapping := survey.edit(f"{at}_{name}", name, found)
        ):
            said.append(mapping)
    return said


def _check_and_save(uploads: Sequence[Upload], meanings: Sequence[Mapping]) -> None:
    fingerprint = _fingerprint(uploads, meanings)
    done: Done | None = st.session_state.get(DONE)
    if done is not None and done.files != fingerprint:
        done = None
    if done is None or done.report.dry_run:
        _buttons(uploads, meanings, fingerprint, done)
        done = st.session_state.get(DONE)
    if done is None or done.files != fingerprint:
        return
    show_report(done.report)
    if not done.report.dry_run:
        changes.show(done.before)
        st.button("Add more files", icon=":material/add:", on_click=_start_again)


def _buttons(
    uploads: Sequence[Upload], meanings: Sequence[Mapping], fingerprint: str, done: Done | None
) -> None:
    """Offer to check, and, once checked, to save what is good; what questions mean is kept."""
    what = count(len(uploads), "file")
    before = changes.sizes(session.history())
    if done is None:
        if st.button(f"Check {what} first", type="primary", icon=":material/fact_check:"):
            for mapping in meanings:
                keep(mapping, survey.folder())
            st.session_state[DONE] = Done(fingerprint, checked(uploads), before)
            st.rerun()
        return
    new = done.report.total("loaded")
    if not new:
        st.info(_nothing_to_save(done.report), icon=":material/info:")
    elif st.button(f"Save {count(new, 'row')}", type="primary", icon=":material/save:"):
        st.session_state[DONE] = Done(fingerprint, saved(uploads), before)
        st.rerun()


def _nothing_to_save(report: LoadReport) -> str:
    if report.total("unchanged") and not report.total("rejected"):
        return "Everything in these files is saved already: there is nothing to do."
    return "There is no row to save yet. Mend what is listed below in your file and add it again."


def _fingerprint(uploads: Sequence[Upload], meanings: Sequence[Mapping]) -> str:
    sums = [hashlib.sha256(name.encode() + b"\0" + data).hexdigest() for name, data in uploads]
    return "".join(sums) + "".join(map(to_toml, meanings))


def _start_again() -> None:
    st.session_state[FILES] = st.session_state.get(FILES, 0) + 1
    st.session_state.pop(DONE, None)


show()
