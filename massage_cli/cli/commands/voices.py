"""`massage voices`: who can speak here, who cannot and why, and how to get a voice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from massage_cli.cli.options import JsonOption
from massage_cli.cli.output import console, present, print_lines
from massage_cli.cli.stderr import say
from massage_cli.core.presentation import VoiceName

if TYPE_CHECKING:
    from massage_cli.audio.voice.choice import VoiceChoice

LANGUAGES: Mapping[str, str] = {
    VoiceName.PICO: "de, en, es, fr, it",
    VoiceName.ESPEAKNG: "more than 100",
    VoiceName.ESPEAK_NG: "more than 100",
    VoiceName.PIPER: "each model one",
    VoiceName.SAY: "what the system has voices for",
    VoiceName.COMMAND: "whatever yours speaks",
}
"""What each voice speaks, in the order in which they are listed."""
EXAMPLE = "en_US-lessac-medium"
"""Downloaded in the advice: a voice that there is."""


@dataclass(frozen=True, slots=True)
class VoiceRow:
    """One voice; these names are the keys of `voices --json`."""

    name: str
    usable: bool
    """Whether it speaks the language that was asked for, here and now."""
    auto: bool
    """Whether `auto` takes it."""
    languages: str
    why: str
    """Why it is not usable."""
    package: str = ""
    """The package that brings it, and its version; empty for those of this one."""

    @property
    def speaks(self) -> str:
        """What is known of what it speaks: what another package does it alone knows."""
        return self.languages or f"what {self.package} does"


@dataclass(frozen=True, slots=True)
class ModelRow:
    """One model of piper's."""

    name: str
    language: str
    hertz: int
    file: str
    why: str
    """Why it cannot be used."""


def voices(
    language: Annotated[
        str, typer.Option(metavar="LANGUAGE", help="For routines in this language.")
    ] = "en",
    as_json: JsonOption = False,
) -> None:
    """List the voices: which can speak here, which one `auto` takes, and piper's models.

    Those that other packages bring are among them.
    """
    from massage_cli.cli.sound_settings import voice_of
    from massage_cli.settings.settings import load

    choice = voice_of(load().settings)._replace(cache=0)  # what was kept says nothing of today
    rows = _voices(choice, language)
    models = _models()
    folder = _folder()
    present(
        as_json=as_json,
        data=lambda: {
            "voices": [asdict(row) for row in rows],
            "models": [asdict(row) for row in models],
            "folder": folder,
        },
        table=lambda: _print_tables(rows, models),
        lines=lambda: (*map(_voice_line, rows), *map(_model_line, models)),
    )
    if not as_json:
        _advise(rows, folder)


def _voices(choice: VoiceChoice, language: str) -> list[VoiceRow]:
    """Each voice, opened to see whether it can be: ours, then those of other packages."""
    from massage_cli.entry_points import VOICES, extensions

    taken = _opened(choice._replace(name=VoiceName.AUTO), language)[0]
    rows = []
    for name, spoken in LANGUAGES.items():
        opened, why = _opened(choice._replace(name=name), language)
        rows.append(VoiceRow(name, opened == name, name == taken, spoken, why))
    for extension in extensions(VOICES):
        name, package = extension.name, extension.package
        if name not in tuple(VoiceName):  # ours stands before it
            opened, why = _opened(choice._replace(name=name, alone=True), language)
            why = why.removeprefix(f"{package}: ")
            rows.append(VoiceRow(name, opened == name, False, "", why, package))
    return rows


def _folder() -> str:
    """Where the person's own models lie, or would; nowhere without a home."""
    from massage_cli import paths

    try:
        return str(paths.voice_models())
    except paths.NoHomeError:
        return ""


def _opened(choice: VoiceChoice, language: str) -> tuple[str, str]:
    """Which voice that is, or why there is none."""
    from massage_cli.audio.voice.choice import named_voice
    from massage_cli.audio.voice.engine import VoiceError
    from massage_cli.audio.voice.models import HOW

    try:
        return named_voice(choice, language)[0], ""
    except VoiceError as error:
        return "", str(error).removesuffix(f": {HOW}")  # which is what is being done


def _models() -> list[ModelRow]:
    from massage_cli.audio.voice.engine import VoiceError
    from massage_cli.audio.voice.models import found, read_model

    rows = []
    for name, file in sorted(found().items()):
        try:
            model = read_model(file)
        except VoiceError as error:
            rows.append(ModelRow(name, "", 0, str(file), str(error)))
        else:
            rows.append(ModelRow(name, model.language, model.hertz, str(file), ""))
    return rows


def _voice_line(row: VoiceRow) -> str:
    return "\t".join(("voice", row.name, _state(row), row.speaks, row.why))


def _model_line(row: ModelRow) -> str:
    return "\t".join(("model", row.name, row.language, row.file, row.why))


def _state(row: VoiceRow) -> str:
    return "auto" if row.auto else "yes" if row.usable else "no"


def _print_tables(rows: list[VoiceRow], models: list[ModelRow]) -> None:
    from massage_cli.cli.tables import Column, Group, cell, laid_out

    screen = console()
    columns = (Column("Voice", leads=True), Column("Speaks", 1), Column("Here", prose=True))
    voices = [
        (
            cell(row.name, "bold" if row.usable else "dim"),
            cell(row.speaks),
            cell("yes, and auto takes it" if row.auto else row.why or "yes"),
        )
        for row in rows
    ]
    print_lines(laid_out(columns, [Group("", voices)], screen.width), screen)
    if not models:
        return
    columns = (
        Column("Model of piper's", leads=True),
        Column("Speaks", 1),
        Column("File", prose=True),
    )
    found = [
        (cell(model.name, "bold"), cell(model.language), cell(model.why or model.file))
        for model in models
    ]
    screen.print()
    print_lines(laid_out(columns, [Group("", found)], screen.width), screen)


def _advise(rows: list[VoiceRow], folder: str) -> None:
    """How to get a natural voice, where there is none."""
    import shlex
    import sys
    from importlib.util import find_spec

    (piper,) = (row for row in rows if row.name == VoiceName.PIPER)
    if piper.usable:
        if not piper.auto:
            say("`massage config set voice.model NAME` has piper speak with that model.")
        return
    say("A natural voice is piper with a model for the language:")
    if not find_spec("piper"):
        say('  pip install "massage-cli[natural]"')
    command = (sys.executable, "-m", "piper.download_voices", "--data-dir", folder, EXAMPLE)
    say(f"  {shlex.join(command)}")
    say(f"or any other NAME.onnx with its NAME.onnx.json in {folder}.")
