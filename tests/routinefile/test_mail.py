"""A routine's code within what people save and send: mails, answers to them, chats."""

from __future__ import annotations

import textwrap
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from massage_cli.routinefile.mail import parcel_within
from massage_cli.routinefile.parcel import ALPHABET, packed, unpacked

pytestmark = pytest.mark.hypothesis
ROUTINE = "title: Evening legs\nsteps:\n  - {technique: effleurage, area: calf, duration: 60s}\n"
PARCEL = packed(ROUTINE)
FOLDED = "\n".join(textwrap.wrap(PARCEL, 40, break_on_hyphens=False))
QUOTED = textwrap.indent(FOLDED, "> ")
LETTER = f"Dear Ada,\n\nhere is the routine:\n\n{FOLDED}\n\nBest wishes\nBea\n"


def mail(text: str, cte: str = "7bit") -> bytes:
    message = EmailMessage()
    message["From"] = "bea@example.org"
    message["Subject"] = "Your legs"
    message.set_content(text, cte=cte)
    return message.as_bytes()


def page() -> bytes:
    message = EmailMessage()
    message["From"] = "bea@example.org"
    message.set_content(f"<p>Hello,</p><p>{PARCEL}</p><p>Bea</p>", subtype="html", cte="base64")
    return message.as_bytes()


def both() -> bytes:
    message = EmailMessage()
    message["Subject"] = "Your legs"
    message.set_content("It is in the other part.")
    message.add_alternative(f"<div>{PARCEL}</div>", subtype="html")
    return message.as_bytes()


TEXTS = {
    "a letter": LETTER.encode(),
    "in a line": f"Here: {PARCEL} (with love)".encode(),
    "an answer": f"On Monday Bea wrote:\n{QUOTED}\n> \n> Bea\n\nThank you!\n".encode(),
    "a signature in capitals": f"{FOLDED}\n-- \nBEA\nPHYSIO\n".encode(),
    "a mail": mail(LETTER),
    "quoted-printable": mail(LETTER, cte="quoted-printable"),
    "base64": mail(LETTER, cte="base64"),
    "quoted twice, in long lines": mail(f"> > {PARCEL}\n", cte="quoted-printable"),
    "a page": page(),
    "a mail of two texts": both(),
    "headers by hand": b"From: a@example.org\r\nSubject: x\r\n\r\n"
    + QUOTED.replace("\n", "\r\n").encode(),
    "a broken one first": f"Broken: {PARCEL[:60]}!\n\nand whole: {PARCEL}\n".encode(),
    "not in Unicode": LETTER.encode() + b"\xe4",
}


@pytest.mark.parametrize("name", TEXTS)
def test_it_is_found_whatever_stands_around_it(name: str) -> None:
    assert unpacked(parcel_within(TEXTS[name])) == ROUTINE


def test_where_there_is_none_nothing_is_found() -> None:
    for data in (b"", b"Dear Ada,\nno routine here.", mail("MASSAGE is good")):
        assert parcel_within(data) == ""


def test_one_that_is_damaged_is_handed_on_for_its_error() -> None:
    assert parcel_within(f"Hello\n{PARCEL[:50]}\nBea".encode()) == PARCEL[:50]


@given(
    st.text(st.sampled_from("abc \n>äé,"), max_size=60),
    st.text(st.sampled_from("abc \n>äé,"), max_size=60),
    st.integers(20, 90),
)
def test_any_words_may_stand_around_it(before: str, after: str, width: int) -> None:
    folded = "\n".join(textwrap.wrap(PARCEL, width, break_on_hyphens=False))
    assert unpacked(parcel_within(f"{before} {folded} \n{after}".encode())) == ROUTINE


@given(st.binary(max_size=300) | st.text(f"{ALPHABET}MASSAGE1: \n", max_size=200).map(str.encode))
def test_any_bytes_are_looked_through(data: bytes) -> None:
    assert isinstance(parcel_within(data), str)
