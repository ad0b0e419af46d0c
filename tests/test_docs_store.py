from __future__ import annotations

import re
from pathlib import Path

from typer.testing import CliRunner

from massage_cli.core.history import advice
from massage_cli.settings.table import SETTINGS
from tests.cli.whole import app

DOCS = Path(__file__).parent.parent / "docs"


def test_every_setting_stands_in_the_docs_with_its_default_and_values() -> None:
    rows = {
        line.split("|")[1].strip(" `"): [cell.strip() for cell in line.split("|")[2:5]]
        for line in (DOCS / "settings.md").read_text().splitlines()
        if line.startswith("| `")
    }
    assert list(rows) == list(SETTINGS)
    for key, entry in SETTINGS.items():
        default = entry.default
        shown = "–" if default in (None, "", ()) else str(default)
        shown = {"True": "true", "False": "false", "1.0": "1"}.get(shown, shown)
        assert rows[key] == [shown, entry.values.expects, entry.meaning]


def test_every_command_in_the_docs_of_the_history_runs() -> None:
    text = (DOCS / "history.md").read_text()
    commands = re.findall(r"`massage (history[^`]*|stats[^`]*)`", text)
    assert len(commands) > 8
    for command in commands:
        if re.search(r"delete|import|-o", command):
            continue  # they have tests of their own, with something to work on
        result = CliRunner().invoke(app, command.split())
        assert result.exit_code == 0, command


def test_the_docs_have_the_thresholds_of_the_advice() -> None:
    text = (DOCS / "history.md").read_text()
    assert (
        f"| {advice.CRAMPS_A_WEEK} cramps in 7 days, or {advice.CRAMPS_IN_28_DAYS} in 28 |" in text
    )
    assert f"on {advice.CRAMP_NIGHTS_A_WEEK} nights in each of 2 weeks" in text
    assert f"pain of {advice.SEVERE_PAIN} or more" in text
    assert f"{advice.INTENSE_IN_48_HOURS} intense sessions in 48 hours" in text
