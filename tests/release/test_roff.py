from __future__ import annotations

import pytest

from tests.release.roff import body, code, lines, parsed, text


@pytest.mark.parametrize(
    ("markdown", "written"),
    [
        ("One. Two (`a-b`).", [".PP", "One.", r"Two (\fBa\-b\fR)."]),
        ("See [the format](routine-format.md).", [".PP", "See the format."]),
        ("- one\n- two\n  of them", [r".IP \(bu 2", "one", r".IP \(bu 2", "two of them"]),
        (
            "| option | says | values |\n|---|---|---|\n| `--leg`, `-l` | Which. | left, right |",
            [".TP", r"\fB\-\-leg\fR, \fB\-l\fR", "Which.", "[left, right]"],
        ),
        (
            '```sh\nmassage a "b\\c"\n```',
            [".PP", ".RS 4", ".EX", r"massage a \(dqb\ec\(dq", ".EE", ".RE"],
        ),
    ],
)
def test_each_kind_of_block(markdown: str, written: list[str]) -> None:
    assert list(body(parsed(markdown))) == written


def test_nothing_that_is_said_is_a_request_or_an_escape() -> None:
    assert lines(text(r".so /etc/passwd \n[.x]")) == [r"\&.so /etc/passwd \en[.x]"]
    assert lines(text("'br")) == [r"\&'br"]


def test_the_value_of_an_option_is_in_italics() -> None:
    assert code("--output FILE") == r"\fB\-\-output\fR \fIFILE\fR"


def test_a_line_that_is_too_wide_loses_its_remark_or_goes_on_before_an_option() -> None:
    wide = "massage render calf-cramp -o calf.wav --voice off"
    remark, going_on = f"{wide}  # ends with 2: there", f"{wide} --leg left --gentle"
    shown = list(body(parsed(f"```sh\n{remark}\n{going_on}\n```")))[3:-2]
    escaped = wide.replace("-", r"\-")
    assert shown == [escaped, rf"{escaped} \-\-leg left \e", r"    \-\-gentle"]
