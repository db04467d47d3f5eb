"""Judges one e-mail address cell: a plain address in plain letters, or the reason why nothing is sent to it.

The office's addresses are ASCII. An accent, a Cyrillic letter that looks Latin, a hidden character or a name in
punycode is a typing mistake or a trap: it is refused, never mended. Syntax and reserved names are judged by
email-validator (RFC 5321, RFC 6761); no name is looked up.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from email_validator import EmailNotValidError, validate_email
from rapidfuzz.distance import OSA

from taskbook_schemas.limits import EMAIL

COMMON_DOMAINS = (
    "gmail.com",
    "yahoo.com",
    "yahoo.com.vn",
    "outlook.com",
    "outlook.com.vn",
    "hotmail.com",
    "icloud.com",
)
_REAL_NEIGHBOURS = frozenset({"ymail.com", "mail.com", "email.com", "yahoo.co"})
_LOOKS = (("rn", "m"), ("vv", "w"), ("cl", "d"), ("1", "l"), ("0", "o"), ("5", "s"))


class AddressTrouble(Enum):
    """Why an address cannot be used."""

    MISSING = "missing"
    LINE_BREAK = "line_break"
    SEVERAL = "several"
    WITH_NAME = "with_name"
    STRANGE_LETTERS = "strange_letters"
    BLANK_INSIDE = "blank_inside"
    PUNYCODE = "punycode"
    LOOK_ALIKE = "look_alike"
    MALFORMED = "malformed"


@dataclass(frozen=True, slots=True)
class AddressCheck:
    """`address` is usable when `trouble` is None; `detail` names the letters or the domain at fault."""

    address: str
    trouble: AddressTrouble | None = None
    detail: str = ""


def check_address(text: str | None, own_domain: str = "") -> AddressCheck:
    """Return what to think of one cell. `own_domain` is the office's: others that look like it are refused too."""
    typed = (text or "").strip(" ")
    if not typed.strip():
        return AddressCheck("", AddressTrouble.MISSING)
    found = _form_trouble(typed)
    if found is not None:
        return AddressCheck(typed, *found)
    local, _, domain = typed.rpartition("@")
    domain = domain.lower()
    twin = _twin(domain, own_domain.lower())
    if twin:
        return AddressCheck(typed, AddressTrouble.LOOK_ALIKE, twin)
    return AddressCheck(f"{local}@{domain}")


def same_person(address: str) -> str:
    """Return what two spellings of one mailbox have in common."""
    return address.casefold()


def _form_trouble(typed: str) -> tuple[AddressTrouble, str] | None:
    if any(letter in "\r\n\v\f\x85\u2028\u2029" for letter in typed):
        return AddressTrouble.LINE_BREAK, ""
    if ";" in typed or "," in typed or typed.count("@") > 1:
        return AddressTrouble.SEVERAL, ""
    if "<" in typed or ">" in typed:
        return AddressTrouble.WITH_NAME, ""
    strange = "".join(dict.fromkeys(letter for letter in typed if not " " <= letter <= "~"))
    if strange:
        return AddressTrouble.STRANGE_LETTERS, strange
    if " " in typed:
        return AddressTrouble.BLANK_INSIDE, ""
    if any(label.startswith("xn--") for label in typed.rpartition("@")[2].lower().split(".")):
        return AddressTrouble.PUNYCODE, ""
    return None if _well_formed(typed) else (AddressTrouble.MALFORMED, "")


def _well_formed(typed: str) -> bool:
    if not re.fullmatch(EMAIL, typed):
        return False
    try:
        validate_email(typed, allow_smtputf8=False, check_deliverability=False, strict=True)
    except EmailNotValidError:
        return False
    return True


def _twin(domain: str, own: str) -> str:
    """The known domain that this one pretends or was meant to be, empty when it is none's twin."""
    if domain in COMMON_DOMAINS or domain in _REAL_NEIGHBOURS or domain == own:
        return ""
    if own and _look(domain) == _look(own):
        return own
    near = (known for known in COMMON_DOMAINS if _look(domain) == _look(known) or OSA.distance(domain, known) == 1)
    return next(near, "")


def _look(domain: str) -> str:
    for written, seen in _LOOKS:
        domain = domain.replace(written, seen)
    return domain
