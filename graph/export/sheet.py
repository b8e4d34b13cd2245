"""A sheet of the export: a table in which every column says what it means."""

from dataclasses import dataclass

import pandas as pd

WILSON = "Wilson (1927), doi:10.1080/01621459.1927.10502953"


@dataclass(frozen=True)
class Column:
    """One column: what stands in it, in which unit, and where its formula is from."""

    name: str
    meaning: str
    unit: str = ""
    reference: str = ""


def ends_of_share(few: str, of: str = "") -> tuple[Column, Column]:
    """Describe the interval of a share of people: its lower and its upper end.

    ``few`` is what is said of withheld counts (``Disguise.beside_counts``); ``of`` begins the names
    of the columns.
    """
    return (
        Column(f"{of}low", f"lower end of its 95 % interval{few}", "share", WILSON),
        Column(f"{of}high", f"upper end{few}", "share", WILSON),
    )


@dataclass(frozen=True, eq=False)
class Sheet:
    """One table of the export; ``frame`` has exactly the described columns, in their order."""

    name: str
    title: str
    columns: tuple[Column, ...]
    frame: pd.DataFrame

    def __post_init__(self) -> None:
        """Refuse a table that holds something nobody has described."""
        described = [column.name for column in self.columns]
        if described != list(self.frame.columns):
            raise ValueError(f"sheet {self.name}: {described} describe {list(self.frame.columns)}")


def sheet(name: str, title: str, columns: tuple[Column, ...], frame: pd.DataFrame) -> Sheet:
    """Make a sheet of the described columns of ``frame``; the others are left out."""
    kept = frame.reindex(columns=[column.name for column in columns])
    return Sheet(name, title, columns, kept.reset_index(drop=True))


def definitions(sheets: tuple[Sheet, ...]) -> Sheet:
    """Make the sheet that says what every column of the others means."""
    rows = [
        (one.name, column.name, column.meaning, column.unit, column.reference)
        for one in sheets
        for column in one.columns
    ]
    columns = (
        Column("sheet", "the sheet, and the file of the same name"),
        Column("column", "the column"),
        Column("meaning", "what stands in it, or the question it answers"),
        Column("unit", "what a number counts or measures"),
        Column("reference", "where the formula is published"),
    )
    names = [column.name for column in columns]
    return Sheet(
        "definitions", "What each column means", columns, pd.DataFrame(rows, columns=names)
    )
