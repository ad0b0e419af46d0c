"""Whatever is typed or stored, no command sends it to the terminal where it could steer it."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.e2e.terminal_driver import terminal
from tests.warm.program import MASSAGE

EVIL = "\x1b]52;c;QUFB\x07\x1b[2J\u202e\x9b31m\nmassage: fake"
STEERS = re.compile(r"\x1b\]52|\x1b\[2J|\x07|\u202e|\x9b|^massage: fake", re.MULTILINE)
LINES = [
    "list --kind @", "list --tag @", "list --tool @", "list --area @", "list --when @",
    "show @", "show calf-cramp --from @", "show calf-cramp --total @", "show calf-cramp --leg @",
    "start @", "start calf-cramp --plain --yes --sound none --total @", "start --volume @",
    "start --@", "@", "check @", "check x/@.yaml", "check --format @", "add @", "add @.yaml",
    "new @", "new x --from @", "edit @", "remove --yes @", "render calf-cramp -o @",
    "guide @", "sounds --volume @", "config @", "doctor @",
]  # fmt: skip


EACH = """
import json, sys
from massage_cli.cli import main
streams = sys.stdout, sys.stderr
for line, words in json.load(open(sys.argv[1])).items():
    sys.argv, (sys.stdout, sys.stderr) = ["massage", *words], streams
    try:
        main()
    except SystemExit as end:
        print(f"<{end.code} {line}>", file=streams[0], flush=True)
"""
"""Calls the program with each command line of a file, in one process, and says how it ended."""


def said(lines: Sequence[str], argument: str, tmp_path: Path) -> dict[str, str]:
    """What each of `lines`, with `argument` put in, writes to a terminal: none ends in a bug."""
    file = tmp_path / "lines.json"
    file.write_text(
        json.dumps({line: [word.replace("@", argument) for word in line.split()] for line in lines})
    )
    command = [sys.executable, "-c", EACH, str(file)]
    with terminal(command, columns=200, env={"EDITOR": "true"}) as person:
        assert person.wait() == 0, person.text
        *parts, rest = re.split(r"<(\d+) (.*)>\r\n", person.output.decode(errors="replace"))
    assert rest == ""
    texts, codes, ended = parts[::3], parts[1::3], parts[2::3]
    assert ended == list(lines)
    assert set(codes) <= {"0", "2", "3", "4"}, codes
    return dict(zip(ended, texts, strict=True))


def test_an_argument_steers_no_terminal(tmp_path: Path) -> None:
    for line, text in said(LINES, EVIL, tmp_path).items():
        assert not STEERS.search(text), (line, text)
        assert "Traceback" not in text, (line, text)


def test_an_argument_of_thousands_of_digits_is_answered_in_a_few_lines(tmp_path: Path) -> None:
    lines = [line for line in LINES if line != "check x/@.yaml"]
    for line, text in said(lines, "9" * 5000, tmp_path).items():
        assert "Traceback" not in text, (line, text)
        assert len(text) < 3000, (line, text)


@pytest.mark.parametrize("line", ["list", "list --json", "check routines", "doctor --no-sound"])
def test_a_files_name_and_text_steer_no_terminal(line: str, home: Path) -> None:
    own = home / "data" / "routines"
    own.mkdir(parents=True)
    evil = EVIL.replace("/", "").replace("\n", " ")
    (own / f"{evil}.yaml").write_text(f'title: "{evil}"\nsteps: 5\n')
    (own / "evil.yaml").write_text(f"{evil}: 5\nsteps: [{{{evil}: {evil}}}]\n'x\n")
    line = line.replace("routines", str(own))
    with terminal([MASSAGE, *line.split()], columns=200, env={"PAGER": "cat"}) as person:
        assert person.wait() in (0, 1, 3)
        said = person.output.decode(errors="replace")
    assert not STEERS.search(said), said


def test_a_setting_steers_no_terminal(home: Path) -> None:
    (home / "config").mkdir(parents=True)
    settings = home / "config" / "settings.toml"
    settings.write_text('[voice]\ncommand = "say \\u001b]52;c;QUFB\\u0007\\u202e\\u009b31m"\n')
    for line in (["config"], ["config", "--json"]):
        with terminal([MASSAGE, *line], columns=200) as person:
            assert person.wait() == 2
            said = person.output.decode(errors="replace")
        assert not STEERS.search(said), said
