from __future__ import annotations

import json

from typer.testing import CliRunner

from tests.cli.whole import app

run = CliRunner().invoke


def test_a_step_is_told_by_its_plain_name_with_the_term_in_brackets() -> None:
    shown = run(app, ["show", "trigger-focus"]).stdout

    for title in ("Long strokes (effleurage)", "Kneading (petrissage)", "Stroking"):
        assert f"\t{title}\t" in shown
    assert "\tTender spot (trigger point)\tfirm\t" in shown


def test_for_programs_term_and_plain_name_are_apart() -> None:
    first = json.loads(run(app, ["show", "trigger-focus", "--json"]).stdout)["steps"][0]

    assert first["technique"] == "effleurage"
    assert first["title"] == "Long strokes"
