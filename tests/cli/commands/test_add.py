"""`massage add` of what comes from elsewhere, in scripts; tests/e2e asks at a real terminal."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from massage_cli.cli.offer import NAMELESS
from massage_cli.core.routine import Routine
from massage_cli.routinefile.library import built_in_folder, routine_files
from massage_cli.routinefile.parcel import packed
from massage_cli.routinefile.reader import read_routine
from tests.cli.whole import app
from tests.web.server import Authority, Server, authority, sent, serving, to

run = CliRunner().invoke

GOOD = """\
title: Evening legs
when: After a long day
sources: [https://example.org/legs]
position: Sit on a chair.
tools: [oil (optional)]
caution: Leave a bruise out.
steps:
  - technique: effleurage
    area: calf
    duration: 60s
    pressure: light
    instruction: Glide up.
    say: Up, slowly.
    caution: Not over the knee.
"""


@pytest.fixture
def own(home: Path) -> Path:
    return home / "data" / "routines"


@pytest.fixture(scope="module")
def vouched() -> Authority:
    return authority()


@pytest.fixture
def server(vouched: Authority, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """A server that this machine believes, as its system's authorities are."""
    trusted = tmp_path / "authority.pem"
    vouched.ca.cert_pem.write_to_path(trusted)
    monkeypatch.setenv("SSL_CERT_FILE", str(trusted))
    monkeypatch.setenv("MASSAGE_ALLOW_LOOPBACK", "1")
    with serving(vouched.certificate("localhost")) as running:
        yield running


def test_a_text_is_shown_whole_and_kept_by_its_title(own: Path) -> None:
    result = run(app, ["add", packed(GOOD), "--yes"])
    assert result.exit_code == 0, result.stderr
    lines = result.stdout.splitlines()
    assert lines[:6] == [
        "Title\tEvening legs",
        "When\tAfter a long day",
        "From\tthe text that you gave",
        "Position\tSit on a chair.",
        "Tools\toil (optional)",
        lines[5],
    ]
    assert "Source\thttps://example.org/legs" in lines
    assert "Caution\tLeave a bruise out." in lines
    told = "Glide up. Said aloud: Up, slowly. Not over the knee."
    steps = [line.split("\t", 1)[1] for line in lines if line.endswith(told)]
    assert steps == [
        f"1:00\t{leg} calf\tLong strokes (effleurage)\tlight\t{told}" for leg in ("left", "right")
    ]
    assert "play it with `massage start evening-legs`" in result.stderr
    assert (own / "evening-legs.yaml").read_text() == GOOD


def test_what_the_checker_warns_of_is_shown_with_it() -> None:
    text = GOOD.replace("when:", "kind: intense\nwhen:")
    shown = run(app, ["add", packed(text), "--yes"]).stdout
    assert "the routine in it:2:7: warning[total-in-band]" in shown


@pytest.mark.parametrize("path", routine_files(built_in_folder()), ids=lambda path: path.stem)
def test_every_built_in_routine_is_the_same_at_the_other_end(own: Path, path: Path) -> None:
    text = run(app, ["share", path.stem]).stdout
    assert run(app, ["add", "-", "--yes", "--name", "theirs"], input=text).exit_code == 0
    assert (own / "theirs.yaml").read_text("utf-8") == path.read_text("utf-8")
    assert same(read_routine(own / "theirs.yaml"), read_routine(path))


def same(one: Routine, other: Routine) -> bool:
    return one._replace(name=NAMELESS) == other._replace(name=NAMELESS)


@pytest.mark.parametrize("name", ["text.txt", "text", "text.yaml", "text.yml"])
def test_a_file_with_a_text_in_it_is_taken_for_the_text(
    own: Path, tmp_path: Path, name: str
) -> None:
    (tmp_path / name).write_text(f"  {packed(GOOD)[:50]}\n{packed(GOOD)[50:].lower()}\n")
    assert run(app, ["add", str(tmp_path / name), "--yes"]).exit_code == 0
    assert (own / "evening-legs.yaml").read_text() == GOOD


def test_a_routine_may_come_by_a_pipe_as_it_is_written(own: Path) -> None:
    result = run(app, ["add", "-", "--yes"], input=GOOD)
    assert result.exit_code == 0, result.stderr
    assert "From\tthe input" in result.stdout
    assert (own / "evening-legs.yaml").read_text() == GOOD


def test_a_script_keeps_nothing_from_elsewhere_without_yes(own: Path) -> None:
    result = run(app, ["add", packed(GOOD)])
    assert result.exit_code == 2
    assert "it comes from elsewhere, and was not kept" in result.stderr
    assert "--yes keeps it" in result.stderr
    assert "Title\tEvening legs" in result.stdout
    assert not own.exists()


def test_yes_is_no_leave_to_replace(own: Path) -> None:
    run(app, ["add", packed(GOOD), "--yes"])
    other = packed(GOOD.replace("After a long day", "Before it"))
    result = run(app, ["add", other, "--yes"])
    assert result.exit_code == 2
    assert "evening-legs is there already" in result.stderr
    assert (own / "evening-legs.yaml").read_text() == GOOD
    assert run(app, ["add", other, "--yes", "--force"]).exit_code == 0
    assert "Before it" in (own / "evening-legs.yaml").read_text()


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Calf cramp, right now", "calf-cramp-right-now"),
        ("Ä: Beine/Füße (abends)", "ä-beine-füsse-abends"),
        ("../../etc/passwd", "etc-passwd"),
        ("word " * 15, "-".join(["word"] * 12)),
    ],
)
def test_the_title_makes_the_name(own: Path, title: str, name: str) -> None:
    text = GOOD.replace("Evening legs", f'"{title}"')
    assert run(app, ["add", packed(text), "--yes"]).exit_code == 0
    assert [path.name for path in own.iterdir()] == [f"{name}.yaml"]


def test_where_it_makes_none_a_name_is_asked_for(own: Path) -> None:
    text = packed(GOOD.replace("Evening legs", '"😀"'))
    result = run(app, ["add", text, "--yes"])
    assert result.exit_code == 2
    assert "--name says what to call it" in result.stderr
    assert run(app, ["add", text, "--yes", "--name", "My Legs"]).exit_code == 0
    assert [path.name for path in own.iterdir()] == ["my-legs.yaml"]


def test_a_text_that_is_damaged_is_refused_and_nothing_written(own: Path) -> None:
    result = run(app, ["add", packed(GOOD)[:-9], "--yes"])
    assert (result.exit_code, result.stdout) == (3, "")
    assert "is cut off: its end is missing" in result.stderr
    assert "copy it once more" in result.stderr
    assert not own.exists()


def test_a_faulty_routine_in_a_text_is_refused_at_its_line(own: Path) -> None:
    result = run(app, ["add", packed(GOOD.replace("calf", "claf")), "--yes"])
    assert (result.exit_code, result.stdout) == (3, "")
    assert "the routine in it:9:11: error[" in result.stderr
    assert not own.exists()


@pytest.mark.parametrize("escape", ["\\e[31mRed", "\\u202eeltit", "\\x07"])
def test_what_could_steer_a_terminal_is_refused(own: Path, escape: str) -> None:
    result = run(app, ["add", packed(GOOD.replace("Evening legs", f'"{escape}"')), "--yes"])
    assert result.exit_code == 3
    assert "\x1b" not in result.output
    assert "\u202e" not in result.output
    assert not own.exists()


@pytest.mark.parametrize(
    ("include", "said"),
    [
        ("secret.yaml", "a text that is no file has none beside it"),
        ("../secret.yaml", "a file that is included lies beside this one"),
        ("/etc/passwd.yaml", "a file that is included lies beside this one"),
        ("../secret", "unknown-routine"),
        ("secret", "unknown-routine"),
    ],
)
def test_what_comes_from_elsewhere_includes_no_file_of_this_machine(
    own: Path, tmp_path: Path, include: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "secret.yaml").write_text(GOOD)
    (tmp_path / "in").mkdir()
    monkeypatch.chdir(tmp_path / "in")
    (tmp_path / "in" / "secret.yaml").write_text(GOOD)
    text = f"title: All\nsteps:\n  - include: {include}\n"
    for source, given in ((packed(text), None), ("-", text)):
        result = run(app, ["add", source, "--yes"], input=given)
        assert result.exit_code == 3
        assert said in result.stderr
    assert not own.exists()


def test_it_includes_what_the_library_has(own: Path) -> None:
    text = "title: All\nsteps:\n  - include: calf-maintenance\n"
    result = run(app, ["add", packed(text), "--yes"])
    assert result.exit_code == 0, result.stderr
    assert "\tKneading (petrissage)\t" in result.stdout
    assert (own / "all.yaml").read_text() == text


def test_from_an_address_it_is_called_as_the_file_is(own: Path, server: Server) -> None:
    server.answers |= {"/my%20calves.yaml?x=1": to("/b"), "/b": sent(GOOD.encode())}
    result = run(app, ["add", server.url("/my%20calves.yaml?x=1"), "--yes"])
    assert result.exit_code == 0, result.stderr
    assert f"From\t{server.url('/b')}" in result.stdout
    assert (own / "my-calves.yaml").read_text() == GOOD


def test_without_a_file_s_name_by_its_title(own: Path, server: Server) -> None:
    server.answers["/raw"] = sent(GOOD.encode())
    assert run(app, ["add", server.url("/raw"), "--yes"]).exit_code == 0
    assert [path.name for path in own.iterdir()] == ["evening-legs.yaml"]


def test_an_address_may_hold_the_text_of_a_routine(own: Path, server: Server) -> None:
    server.answers["/note.txt"] = sent(packed(GOOD).encode())
    assert run(app, ["add", server.url("/note.txt"), "--yes"]).exit_code == 0
    assert (own / "evening-legs.yaml").read_text() == GOOD


@pytest.mark.parametrize(
    ("body", "code", "said"),
    [
        (b"title: \xff\n", 3, "is not UTF-8"),
        ("title: Füße\n".encode("latin-1"), 3, "the byte 0xfc is not UTF-8"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 3, "is not UTF-8"),
        (b"", 3, "error["),
        (b"just a text", 3, "error["),
        (b"#" * 300_000, 3, "is larger than 256 KiB"),
        (b"<html>", 3, "is a web page, not a routine's file"),
        (b"MASSAGE1:ABC", 3, "damaged"),
        (b"MASSAGE2:ABC", 3, "this massage reads MASSAGE1:"),
        (GOOD.replace("calf", "claf").encode(), 3, "did you mean 'calf'?"),
    ],
)
def test_what_is_no_routine_is_refused_and_nothing_written(
    own: Path, server: Server, body: bytes, code: int, said: str
) -> None:
    server.answers["/a.yaml"] = sent(body)
    result = run(app, ["add", server.url("/a.yaml"), "--yes"])
    assert (result.exit_code, result.stdout) == (code, "")
    assert said in result.stderr
    assert not own.exists()


def test_the_largest_file_is_taken(own: Path, server: Server) -> None:
    text = GOOD + "#" * (256 * 1024 - len(GOOD))
    server.answers["/a.yaml"] = sent(text.encode())
    assert run(app, ["add", server.url("/a.yaml"), "--yes"]).exit_code == 0
    assert (own / "a.yaml").read_text() == text


def test_this_machine_is_not_asked_without_the_switch(
    own: Path, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("MASSAGE_ALLOW_LOOPBACK")
    with_port = run(app, ["add", server.url("/a.yaml"), "--yes"])
    without = run(app, ["add", "https://localhost/a.yaml", "--yes"])
    assert (with_port.exit_code, without.exit_code) == (2, 3)
    assert f"has the port {server.port}" in with_port.stderr
    assert "which is not on the public internet" in without.stderr
    assert server.names == []
    assert not own.exists()


@pytest.mark.parametrize("source", ["notes.txt", "ftp://example.org/a.yaml", "http://a.example/"])
def test_what_is_no_source_is_refused(own: Path, tmp_path: Path, source: str) -> None:
    (tmp_path / "notes.txt").write_text("to buy: oil")
    given = str(tmp_path / source) if source == "notes.txt" else source
    result = run(app, ["add", given, "--yes"])
    assert result.exit_code in (2, 3)
    assert "help: " in result.stderr
    assert not own.exists()


def test_a_mail_that_was_saved_whole_holds_a_routine(own: Path, tmp_path: Path) -> None:
    mail = tmp_path / "your legs.eml"
    mail.write_text(f"From: bea@example.org\nSubject: Legs\n\nHello\n> {packed(GOOD)}\n\nBea\n")
    result = run(app, ["add", str(mail), "--yes"])
    assert result.exit_code == 0, result.stderr
    assert "From\tthe text in your legs.eml\n" in result.stdout
    assert (own / "evening-legs.yaml").read_text() == GOOD
    piped = run(app, ["add", "-", "--yes", "--name", "piped"], input=mail.read_bytes())
    assert piped.exit_code == 0, piped.stderr
    assert (own / "piped.yaml").read_text() == GOOD


def test_a_routine_that_mentions_one_is_itself(own: Path, tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text(f"# {packed('title: Another')}\n{GOOD}")
    assert run(app, ["add", str(file)]).exit_code == 0
    assert (own / "mine.yaml").read_text() == file.read_text()
