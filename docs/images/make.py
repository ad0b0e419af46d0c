"""Write the pictures of the documentation: `make screenshots`."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from massage_cli.core.presentation import Theme

FOLDER = Path(__file__).parent
sys.path[:0] = [str(FOLDER), str(FOLDER.parent.parent)]

from draw import animation, svg  # noqa: E402  # a neighbour, found by the path above

from massage_cli.cli.play.home import entries  # noqa: E402  # likewise
from massage_cli.core.body import Leg  # noqa: E402
from massage_cli.core.briefing import briefed  # noqa: E402  # likewise
from massage_cli.core.care import caution  # noqa: E402  # likewise
from massage_cli.core.choices import Choices  # noqa: E402  # likewise
from massage_cli.core.history.ledger import Ledger, record  # noqa: E402  # likewise
from massage_cli.core.home import Home  # noqa: E402  # likewise
from massage_cli.core.segments import Segment  # noqa: E402  # likewise
from massage_cli.core.timeline import Timeline, compile_timeline  # noqa: E402
from massage_cli.handout.page import page  # noqa: E402  # likewise
from massage_cli.handout.sheet import sheet  # noqa: E402  # likewise
from massage_cli.routinefile.library import find  # noqa: E402
from massage_cli.routinefile.reader import read_routine  # noqa: E402
from massage_cli.terminal.paint.colour import Ink  # noqa: E402
from massage_cli.terminal.paint.frame import Cell, Frame  # noqa: E402
from massage_cli.terminal.paint.look import Look  # noqa: E402
from massage_cli.terminal.size import Size  # noqa: E402
from massage_cli.terminal.view.cards import end_card, ready_card, safety_card  # noqa: E402
from massage_cli.terminal.view.home import HomePage  # noqa: E402
from massage_cli.terminal.view.scene import Scene  # noqa: E402
from massage_cli.terminal.view.stage import view  # noqa: E402
from tests.e2e.browser import PHONE, chromium, visiting  # noqa: E402
from tests.e2e.terminal_driver import terminal  # noqa: E402

SIZE = Size(100, 30)
SHOWN, A_SECOND = 6, 10
"""Seconds that are shown of a step, and frames in each of them."""
LOOK = Look(theme=Theme.DARK)
TIP = "After sitting for long, walk about and stretch for a few minutes."
_NAMED = {
    "black": "#3b4048",
    "red": "#e06c75",
    "green": "#7fb069",
    "brown": "#d19a66",
    "blue": "#61afef",
    "magenta": "#c678dd",
    "cyan": "#56b6c2",
    "white": "#d9dde3",
}


def main() -> None:
    """Write every picture, as in the home of somebody who has nothing of their own yet."""
    with TemporaryDirectory() as nobody:
        os.environ["MASSAGE_CLI_HOME"] = nobody
        _write_all()


def _write_all() -> None:
    calf, legs = timeline("calf-maintenance"), timeline("full-legs")
    moving(calf, ("effleurage", "compression", "petrissage"), "session")
    session(calf, "effleurage", 27.5, "session-effleurage")
    session(calf, "compression", 21.2, "session-compression")
    session(legs, "trigger-point", 8.0, "session-trigger-point", Leg.RIGHT)
    session(calf, "compression", 21.2, "session-small", size=Size(40, 12))
    session(calf, "compression", 21.2, "session-big", look=Look(theme=Theme.DARK, big=True))
    session(calf, "compression", 21.2, "help", help=True)
    ledger = record(Ledger(), calf, 0.0, calf.total)
    card = end_card(calf, ledger, finished=True, tip=TIP)
    write("end-card", card.frame(SIZE, LOOK)[0], "massage start calf-maintenance")
    shin = briefed(timeline("shin"))
    write("ready", ready_card(shin).frame(SIZE, LOOK)[0], "massage start shin")
    asked = safety_card(routine=calf.routine.title)
    write("safety", asked.frame(SIZE, LOOK)[0], "massage start calf-maintenance")
    write("home", HomePage(home()).frame(SIZE, LOOK)[0], "massage")
    handed_out("calf-maintenance")
    command("list", ["list"], Size(110, 60))
    command("show", ["show", "calf-maintenance"], Size(110, 50))


def home() -> Home:
    """What stands on the home screen when nothing was left unfinished."""
    return Home(tuple(entries(Choices(), ())))


def timeline(name: str) -> Timeline:
    """The built-in routine `name`, as it is played."""
    return compile_timeline(read_routine(find(name).path))


def moving(played: Timeline, techniques: tuple[str, ...], picture: str) -> None:
    """Some seconds of the first step of each technique, one after the other, for ever."""
    frames = []
    for technique in techniques:
        start = step(played, technique, Leg.LEFT).start + 20
        for number in range(SHOWN * A_SECOND):
            at = start + number / A_SECOND
            scene = Scene(played, at, caution=caution(played, at, Ledger()))
            frames.append(view(scene, SIZE, LOOK))
    title = f"massage start {played.routine.name}"
    write_text(picture, animation(frames, title, 1 / A_SECOND))


def step(played: Timeline, technique: str, leg: Leg) -> Segment:
    """The first step of `technique` on `leg`."""
    of = (s for s in played.work if s.step and s.step.technique == technique)
    return next(segment for segment in of if segment.leg is leg)


def session(
    played: Timeline,
    technique: str,
    into: float,
    picture: str,
    leg: Leg = Leg.LEFT,
    size: Size = SIZE,
    look: Look = LOOK,
    **fields: Any,
) -> None:
    """`into` seconds into the first step of `technique` on `leg`."""
    at = step(played, technique, leg).start + into
    scene = Scene(played, at, caution=caution(played, at, Ledger()), **fields)
    write(picture, view(scene, size, look), f"massage start {played.routine.name}")


def handed_out(name: str) -> None:
    """The page that plays itself, on a phone, in the middle of a step."""
    played = timeline(name)
    start = step(played, "compression", Leg.LEFT).start
    with TemporaryDirectory() as folder, chromium() as browser:
        path = Path(folder) / f"{name}.html"
        path.write_text(page(played, 0, sheet(played)), encoding="utf-8")
        with visiting(browser, path, **PHONE) as visit:
            visit.tab.click("[data-start]")
            for _ in [segment for segment in played.segments if segment.start < start]:
                visit.tab.keyboard.press("n")
            visit.until(f"player.time() > {start + 1.2}")
            visit.tab.screenshot(path=FOLDER / "page.png")


def command(picture: str, arguments: list[str], size: Size) -> None:
    """What `massage` with `arguments` leaves on a real terminal."""
    argv = [str(Path(sys.executable).with_name("massage")), *arguments]
    env = {"COLORTERM": "truecolor", "PAGER": "cat"}  # a pager would wait for a key
    with terminal(argv, columns=size.columns, rows=size.rows, env=env) as driven:
        driven.wait()
        rows = [
            [_cell(driven.screen.buffer[y][x]) for x in range(size.columns)]
            for y in range(size.rows)
        ]
    used = max(y for y, row in enumerate(rows) if any(cell.text != " " for cell in row)) + 1
    frame = Frame(Size(size.columns, used), tuple(rows[:used]))
    write(picture, frame, f"massage {' '.join(arguments)}")


def _cell(char: Any) -> Cell:
    colour = char.fg.removeprefix("bright")
    if colour == "default":
        return Cell(char.data, Ink("", char.bold, char.reverse))
    return Cell(char.data, Ink(_NAMED.get(colour, f"#{colour}"), char.bold, char.reverse))


def write(picture: str, frame: Frame, title: str) -> None:
    """Write the picture into this folder."""
    write_text(picture, svg(frame, title))


def write_text(picture: str, text: str) -> None:
    """Write the picture's file."""
    (FOLDER / f"{picture}.svg").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
