"""How a session may be presented: what makes the sound, who speaks, and in which colours.

Each list stands here once: the options, the settings and the devices take it from here.
"""

from __future__ import annotations

from enum import StrEnum


class SoundName(StrEnum):
    """What `--sound` can be."""

    AUTO = "auto"
    MINIAUDIO = "miniaudio"
    SIMPLEAUDIO = "simpleaudio"
    BELL = "bell"
    NONE = "none"


class VoiceName(StrEnum):
    """What `--voice` can be."""

    AUTO = "auto"
    OFF = "off"
    PICO = "pico"
    """SVOX Pico, which comes with the program where there is a wheel of it."""
    ESPEAKNG = "espeakng"
    """eSpeak NG out of the extra `[voice]`."""
    ESPEAK_NG = "espeak-ng"
    """The program on PATH."""
    PIPER = "piper"
    """A neural voice out of the extra `[natural]`."""
    SAY = "say"
    COMMAND = "command"


class VoiceProtocol(StrEnum):
    """How a `voice.command` is spoken to."""

    ONCE = "once"
    """It is started for each sentence."""
    LINES = "lines"
    """It is started once, gets a sentence a line, and answers each with a WAV."""


class Theme(StrEnum):
    """Which colours are used. All of them leave the terminal's ground as it is."""

    AUTO = "auto"
    """The techniques' own colours, legible on any ground; better once the ground is known."""
    DARK = "dark"
    """Lighter, for a dark ground."""
    LIGHT = "light"
    """Darker, for a light ground."""
    NIGHT = "night"
    """Dim reds, for eyes that were just asleep."""
    CONTRAST = "contrast"
    """The terminal's own colour, bold, and nothing that stands back."""


class Night(StrEnum):
    """When the night theme and the softer beginning are the default."""

    AUTO = "auto"
    """At night, and for routines that are tagged quiet."""
    ON = "on"
    OFF = "off"
