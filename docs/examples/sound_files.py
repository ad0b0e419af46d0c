"""Make a sound file of every routine in a folder: `python sound_files.py ROUTINES SOUNDS`.

A faulty one is told with its lines, and left out. A third word is the voice, or `off` for none.
"""

import sys
from pathlib import Path

from massage_cli import check, compile_timeline, load, render
from massage_cli.api import MassageError, Severity


def main(routines: Path, sounds: Path, voice: str = "auto") -> int:
    """Return how many routines have no sound file now."""
    missing = 0
    for path in sorted(routines.glob("*.yaml")):
        errors = [each for each in check(path) if each.severity is Severity.ERROR]
        for error in errors:
            what = "; ".join(filter(None, (error.message, error.help)))
            print(f"{path.name}, line {error.line}: {what}")
        if errors:
            missing += 1
            continue
        timeline = compile_timeline(load(path))
        longest = max(timeline.work, key=lambda segment: segment.seconds)
        try:
            render(timeline, sounds / f"{path.stem}.mp3", voice=voice)
        except MassageError as error:
            print(f"{path.name}: {error.message} ({error.help})")
            missing += 1
            continue
        print(f"{path.stem}.mp3: {len(timeline.work)} steps, {timeline.total:.0f} s;", end=" ")
        print(f"the longest is {longest.seconds:.0f} s on the {timeline.place(longest)}")
    return missing


if __name__ == "__main__":
    sys.exit(min(1, main(Path(sys.argv[1]), Path(sys.argv[2]), *sys.argv[3:])))
