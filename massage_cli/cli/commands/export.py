"""`massage export`: a routine to hand out, as a page that plays itself, or as text."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Annotated

import typer

from massage_cli.cli.new_files import new_file, tell
from massage_cli.cli.options import (
    CrampOption,
    FirstOption,
    ForceOption,
    FromOption,
    GentleOption,
    LegOption,
    RateOption,
    RoutineName,
    SkipOption,
    TotalOption,
    VoiceOption,
)
from massage_cli.cli.output import put
from massage_cli.cli.parcels import parcel_of
from massage_cli.cli.play.selection import Selection, selected_by
from massage_cli.cli.request import requested
from massage_cli.cli.stderr import say
from massage_cli.core.timecode import clock
from massage_cli.errors import MassageError
from massage_cli.files import written

if TYPE_CHECKING:
    from massage_cli.handout.sheet import Sheet
    from massage_cli.settings.table import Settings

PAGES = (".html", ".htm")
TEXTS = (".md",)
VOLUME = 10
"""As loud as a rendered file: the device has a control of its own."""


def export(
    routine: RoutineName,
    output: Annotated[
        str,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help=f"The page ({', '.join(PAGES)}) or the text ({', '.join(TEXTS)}).",
        ),
    ] = "",
    markdown: Annotated[
        bool, typer.Option("--markdown", help="Print the sheet as Markdown, for a mail.")
    ] = False,
    sound: Annotated[
        bool, typer.Option("--sound/--silent", help="With the sound in the page, or without.")
    ] = True,
    leg: LegOption = None,
    first: FirstOption = None,
    gentle: GentleOption = None,
    cramp: CrampOption = False,
    skip: SkipOption = None,
    total: TotalOption = None,
    from_step: FromOption = "",
    voice: VoiceOption = None,
    rate: RateOption = None,
    force: ForceOption = False,
) -> None:
    """Write a page that plays itself and prints: `massage export bedtime -o bedtime.html`."""
    from massage_cli.handout.markdown import markdown as as_markdown

    if not output and not markdown:
        raise MassageError(
            "there is nothing to write",
            help="-o calf.html writes a page that plays and prints, --markdown prints a text",
        )
    path = new_file(output, (*PAGES, *TEXTS), force=force) if output else None
    asked = requested(" ".join(routine), leg=leg, total=total)
    options = {
        "leg": asked.leg,
        "first": first,
        "gentle": gentle,
        "voice.engine": voice,
        "voice.rate": rate,
    }
    what, settings = selected_by(
        asked.name, options, cramp=cramp, skip=skip, total=asked.total, from_step=from_step
    )
    sheet = _sheet(what)
    if markdown:
        put(as_markdown(sheet), end="")
    if path is None:
        return
    is_text = path.suffix.lower() in TEXTS
    text = as_markdown(sheet) if is_text else _page(what, sheet, settings, _code(asked.name), sound)
    with written(path) as file:
        file.write(text.encode())
    tell(path, clock(what.timeline.total))


def _sheet(what: Selection) -> Sheet:
    """What stands on the paper: its steps as they are written, with nothing that is only said."""
    from massage_cli.core.timeline import compile_timeline
    from massage_cli.handout.sheet import sheet

    timeline = compile_timeline(what.routine, what.choices.leg, what.choices.first)
    return sheet(timeline, what.begin)


def _code(routine: str) -> str:
    """The routine itself as a code for the sheet; without one where it does not fit, or alone."""
    from massage_cli.handout.code import code_svg

    try:
        return code_svg(parcel_of(routine).text)
    except MassageError as error:
        say(f"massage: the sheet carries no code: {error.message}")
        return ""


def _page(what: Selection, sheet: Sheet, settings: Settings, code: str, sound: bool) -> str:
    from massage_cli.audio.take import about, heard
    from massage_cli.handout.page import page

    if not sound:
        return page(*heard(what.timeline, what.begin, spoken=False), sheet, code=code)
    from massage_cli.audio.codecs.mp3 import SMALL, write_mp3
    from massage_cli.cli.sound_settings import voice_of
    from massage_cli.cli.take import begin, blocks

    taken = begin(what, voice_of(settings))
    made = BytesIO()
    write_mp3(made, blocks(taken, VOLUME), about(taken), SMALL)
    return page(taken.timeline, taken.start, sheet, sound=made.getvalue(), code=code)
