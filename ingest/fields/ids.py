"""Ids are text, always: an id that a spreadsheet has rounded is refused, never guessed."""

import re
import unicodedata
from typing import Annotated

from pydantic import BeforeValidator

from graph.fold import handle, handle_key
from ingest.fields.form import Cell, Form, fault
from ingest.fields.text import as_text

# Most ids look like this and need no second look.
_PLAIN = re.compile(r"[A-Za-z@#][A-Za-z0-9_@#:/-]{0,99}|\d{1,9}|\d{16,19}")
_ROUNDED = re.compile(r"\d+(?:[.,]\d+)?[eE][+-]\d+|\d+[.,]0+")
# ="123" is how some tools keep a spreadsheet from rounding an id.
_AS_FORMULA = re.compile(r'="([^"]+)"')
_EXACT_DIGITS = 15
"""A spreadsheet's number cell keeps 15 digits; a double keeps every integer up to 2^53."""

_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_CNIC = re.compile(r"\d{5}[ -]?\d{7}[ -]?\d")
_PHONE = re.compile(r"(?:\+|00)\d[\d ()-]{7,}|(?:92|0)?[ -]?3\d{2}[ -]?\d{7}")

_HOW = (
    "Copy the id again from its source into a cell formatted as Text (the template's id columns "
    "are); in a CSV file, don't open and save it with Excel"
)


def as_id(value: Cell) -> str:
    """Give an id as text; raises a cell's fault if it is mangled, or no id at all."""
    if type(value) is str and _PLAIN.fullmatch(value):
        return value
    if isinstance(value, bool):
        raise fault("is a yes/no value, not an id", "Type the id as text")
    if isinstance(value, int | float):
        return _from_number(value)
    if not isinstance(value, str):
        raise fault("is a date: the spreadsheet has turned the id into one", _HOW)
    text = unicodedata.normalize("NFC", as_text(value))
    text = " ".join("".join(c for c in text if unicodedata.category(c) != "Cf").split())
    if quoted := _AS_FORMULA.fullmatch(text):
        text = quoted[1]
    if _ROUNDED.fullmatch(text):
        raise fault("is an id that a spreadsheet has mangled", _HOW)
    if not text or len(text) > 200:
        raise fault("is not an id (1 to 200 characters)", "Use a short id, such as P-014")
    return text


def as_person_id(value: Cell) -> str:
    """Give an id of a person; a phone number, e-mail address or identity-card number is refused."""
    text = as_id(value)
    if _EMAIL.fullmatch(text) or _CNIC.fullmatch(text) or _PHONE.fullmatch(text):
        raise fault(
            "looks like a phone number, an e-mail address or an identity-card number",
            "Use an id of your own, such as P-014, that says nothing about the person",
            hide=True,
        )
    return text


def as_handle(value: Cell) -> str:
    """Give an account's handle without ``@`` or web address; case is kept."""
    text = handle(as_text(value))
    if not handle_key(text) or len(text) > 100 or any(c.isspace() for c in text):
        raise fault("is not a handle", "Write the account's name, such as mashal_e_rah")
    return text


def as_account_id(value: Cell) -> str:
    """Give an account's id; one known by handle alone is ``@`` and the folded handle."""
    if isinstance(value, str) and value.lstrip().startswith("@"):
        return "@" + handle_key(as_handle(value))
    return as_id(value)


def as_account(value: Cell) -> str:
    """Give an account's id or handle as written in an interaction."""
    text = as_text(value) if isinstance(value, str) else as_id(value)
    return handle(text) if "/" in text else as_id(text)


def is_rounded(text: str) -> bool:
    """Whether an id of 16 or more digits has zeros where a spreadsheet would have put them."""
    return (
        len(text) > _EXACT_DIGITS
        and text.isascii()
        and text.isdigit()
        and not text[_EXACT_DIGITS:].strip("0")
    )


def _from_number(value: float) -> str:
    if abs(value) >= 10**_EXACT_DIGITS:
        raise fault("is an id in a number cell, so its last digits are lost", _HOW)
    if not float(value).is_integer() or value < 0:
        raise fault("is a number with decimals or a sign, not an id", "Type the id as text")
    return str(int(value))


_FORM = Form("an id, as text")
Id = Annotated[str, BeforeValidator(as_id), _FORM]
PersonId = Annotated[str, BeforeValidator(as_person_id), _FORM]
AccountId = Annotated[str, BeforeValidator(as_account_id), Form("the platform's id, or @handle")]
Handle = Annotated[str, BeforeValidator(as_handle), Form("a handle, with or without @")]
AccountName = Annotated[str, BeforeValidator(as_account), Form("a handle or an account's id")]
