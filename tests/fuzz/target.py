"""What is fuzzed: bytes → problems, or a routine → its timeline on every leg."""

from __future__ import annotations

from massage_cli.core.body import Leg
from massage_cli.core.sequence import TooLongError
from massage_cli.core.timeline import compile_timeline
from massage_cli.printable import UNSAFE
from massage_cli.routinefile.formats import as_data, as_github, as_text
from massage_cli.routinefile.reader import check_bytes


def read_and_compile(data: bytes) -> None:
    """Anything but an AssertionError-free return is a crash."""
    checked = check_bytes(data, "fuzz.yaml", "fuzz")
    assert (checked.routine is None) == bool(checked.errors)
    shown = as_text(checked) + as_github(checked)
    assert not UNSAFE.search(shown.replace("\n", " ")), "something unsafe was shown"
    for problem in checked.problems:
        assert 1 <= problem.line <= max(1, len(checked.lines)), "a place beyond the last line"
        line = checked.lines[problem.line - 1] if checked.lines else ""
        assert 1 <= problem.column <= len(line) + 1, "a place beyond the end of its line"
        assert problem.column < problem.end_column, "a place without a character"
    as_data([checked])
    if checked.routine is None:
        return
    assert compile_timeline(checked.routine).total == checked.seconds
    for leg in (Leg.LEFT, Leg.RIGHT, Leg.BOTH):
        try:
            timeline = compile_timeline(checked.routine, leg)
        except TooLongError:
            continue  # both legs of a long routine for one
        times = [cue.at for cue in timeline.all_cues]
        assert times == sorted(times)
        assert times[-1] == timeline.total
