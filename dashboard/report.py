"""What became of the files: a line a file, and every problem with its place and its fix."""

import pandas as pd
import streamlit as st

from dashboard.table import csv_button, table
from dashboard.text import count, safe, safe_markdown
from ingest.report import COUNTS, FileReport, LoadReport
from ingest.sources import sources

_LABELS = {
    "kind": "What it is",
    "rows_read": "Rows",
    "loaded": "New or changed",
    "unchanged": "Already saved",
    "merged": "Repeated",
    "rejected": "Set aside",
    "ignored": "Passed over",
}
_SAID = {
    "rows_read": "Rows in the file",
    "unchanged": "Rows that stand in the store just so",
    "merged": "Rows that say the same as an earlier row",
    "rejected": "Rows with a problem, listed below; they are not saved",
    "ignored": "Rows left out on purpose, such as totals and examples: the notes say why",
    "kind": "What the file is, told by its content",
}


_SHORT = 4
"""Notes that are shown one by one; more go into a list."""


def show_report(report: LoadReport) -> None:
    """Show a report: its verdict, refusals and warnings, the files, the problems."""
    _verdict(report)
    for file in report.refused:
        st.error(safe_markdown(file.refused), icon=":material/block:")
    st.header("File by file", anchor=False)
    table(_files(report), alt="What became of each file", labels=_labels(report), help_for=_SAID)
    st.caption(
        "Every row is counted once: rows = new or changed + already saved + repeated + set aside "
        "+ passed over."
    )
    _notes(report)
    problems = report.problems_frame()
    if not problems.empty:
        _problems(problems)


def _notes(report: LoadReport) -> None:
    """Show what is worth knowing of the files: passed over and why, what a format has lost."""
    told = [note for file in report.files for note in file.notes]
    if not told:
        return
    st.header("Worth knowing", anchor=False)
    if len(told) <= _SHORT:
        for note in told:
            st.info(safe_markdown(note), icon=":material/info:")
        return
    with st.expander(f"{len(told):,} notes on the files", icon=":material/info:", expanded=True):
        # As text, not as a table: whole sentences must be readable on a telephone, too.
        with st.container(height=340 if len(told) > _SHORT * 2 else "content"):
            st.html("<ul>" + "".join(f"<li>{safe(note)}</li>" for note in told) + "</ul>")
        csv_button(
            pd.DataFrame({"note": told}), "notes.csv", key="notes_csv", label="Download the notes"
        )


def _verdict(report: LoadReport) -> None:
    new, aside = report.total("loaded"), report.total("rejected")
    refused = len(report.refused)
    says = [f"**{count(new, 'row')}** {'can be' if report.dry_run else 'were'} saved"]
    if same := report.total("unchanged"):
        says.append(f"{same:,} already saved")
    if aside:
        says.append(f"**{aside:,}** set aside")
    if refused:
        says.append(f"**{count(refused, 'file')}** refused")
    text = ", ".join(says) + "."
    if report.dry_run:
        st.markdown(f"Checked; nothing is saved yet. {text}")
    elif aside or refused:
        st.warning(f"Saved. {text}", icon=":material/warning:")
    else:
        st.success(f"Saved. {text}", icon=":material/check_circle:")


def _labels(report: LoadReport) -> dict[str, str]:
    return {**_LABELS, "loaded": "To save"} if report.dry_run else _LABELS


def _files(report: LoadReport) -> pd.DataFrame:
    """Give the files' table without columns of nothing but zeros."""
    frame = report.files_frame()
    known = sources()
    frame["kind"] = [known[kind].says if kind in known else kind for kind in frame["kind"]]
    if report.dry_run:
        frame["status"] = [_found(file) for file in report.files]
    empty = [name for name in COUNTS[2:] if not frame[name].any()]
    return frame.drop(columns=empty)


def _found(file: FileReport) -> str:
    if file.refused:
        return file.status
    if file.rejected:
        return "some rows set aside"
    return "ready" if file.loaded else "nothing new"


def _problems(problems: pd.DataFrame) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.header(f"{count(len(problems), 'problem')} to mend", anchor=False, width="content")
        csv_button(problems, "problems.csv", key="problems_csv", label="Download the problems")
    table(
        problems[_telling(problems)],
        alt="Every problem: file, sheet, row, column, value, what is wrong, how to mend it",
        labels={"fix": "How to mend it"},
        widths={"row": 60, "value": 130, "problem": 300, "fix": 300},
        row_height=70,
        height=480 if len(problems) > 6 else "content",
    )


def _telling(problems: pd.DataFrame) -> list[str]:
    """Name the columns worth their room: filled, and not one file or table over and over."""
    names = [str(name) for name in problems]
    filled = [name for name in names if problems[name].astype(str).str.strip().any()]
    places = ("file", "sheet", "table")
    return [name for name in filled if name not in places or problems[name].nunique() > 1]
