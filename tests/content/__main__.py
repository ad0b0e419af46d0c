"""`make content`: every built-in routine, its total, its steps, and what practice says of it."""

from __future__ import annotations

import sys

from massage_cli.core.guidance.rules import lint
from massage_cli.core.timeline import compile_timeline
from tests.content.library import TOTALS, built_in


def main() -> int:
    wrong = 0
    print(f"{'routine':<18}{'kind':<9}{'total':>6}{'steps':>7}{'turns':>7}  departures")
    for name, routine in built_in().items():
        timeline = compile_timeline(routine)
        departures = lint(routine)
        turns = sum(cue.turns for cue in timeline.all_cues if cue.count == 1)
        minutes, seconds = divmod(round(timeline.total), 60)
        planned = f"  {timeline.total:g} s stand as {TOTALS.get(name)} in tests/content/library.py"
        planned = "" if timeline.total == TOTALS.get(name) else planned
        print(
            f"{name:<18}{routine.kind:<9}{minutes:>3}:{seconds:02}{len(timeline.work):>7}"
            f"{turns:>7}  {len(departures) or 'none'}{planned}"
        )
        for each in departures:
            print(f"    {each.severity} {each.code}: {each.message} (step {each.step})")
        wrong += bool(departures or planned)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
