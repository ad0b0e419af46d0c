"""Every setting: what it is called, which values it takes, and what it means."""

# No annotations from the future: of so many fields each would be compiled anew, half a millisecond
# of every start.

from collections.abc import Mapping
from typing import NamedTuple

from massage_cli.core.bindings import Action
from massage_cli.core.body import Area
from massage_cli.core.english.session import KEYS
from massage_cli.core.limits import Limit
from massage_cli.core.presentation import Night, SoundName, Theme, VoiceName, VoiceProtocol
from massage_cli.core.values import Values, a_key, choice, line, number, several, switch, whole

PREFIX = "MASSAGE_"
"""Before a setting's name in the environment: `MASSAGE_VOICE_RATE` is `voice.rate`."""


class Settings(NamedTuple):
    """Every setting, at its default where nothing else is known. None: not set."""

    leg: str | None = None
    first: str = "left"
    gentle: bool = False
    skip: tuple[str, ...] = ()
    cannot: tuple[str, ...] = ()
    yes: bool = False
    speed: float = 1.0
    history: bool = True
    sound: str = "auto"
    volume: int | None = None
    quiet: bool = False
    night: str = "auto"
    awake: bool = True
    audio_keep_awake: bool = True
    voice_engine: str = "auto"
    voice_rate: int = 160
    voice_command: str = ""
    voice_protocol: str = "once"
    voice_model: str = ""
    voice_cache: int = 64
    voice_time: bool = False
    plain: bool = False
    big: bool = False
    colour: bool = True
    theme: str = "auto"
    keys_pause: tuple[str, ...] = ()
    keys_next: tuple[str, ...] = ()
    keys_go_on: tuple[str, ...] = ()
    keys_back: tuple[str, ...] = ()
    keys_again: tuple[str, ...] = ()
    keys_longer: tuple[str, ...] = ()
    keys_stop: tuple[str, ...] = ()
    keys_worse: tuple[str, ...] = ()
    keys_louder: tuple[str, ...] = ()
    keys_softer: tuple[str, ...] = ()
    keys_mute: tuple[str, ...] = ()
    keys_instruct: tuple[str, ...] = ()
    keys_help: tuple[str, ...] = ()


class Setting(NamedTuple):
    """What is known of one setting before any value."""

    key: str
    values: Values
    meaning: str

    @property
    def field(self) -> str:
        """Its name in `Settings`."""
        return self.key.replace(".", "_")

    @property
    def default(self) -> object:
        """Its value where nothing else is known."""
        return Settings._field_defaults[self.field]

    @property
    def variable(self) -> str:
        """Its name in the environment."""
        return PREFIX + self.field.upper()


def _voices() -> tuple[str, ...]:
    from massage_cli.entry_points import VOICES, names

    return names(VOICES)


def _outputs() -> tuple[str, ...]:
    from massage_cli.entry_points import OUTPUTS, names

    return names(OUTPUTS)


SETTINGS: Mapping[str, Setting] = {
    setting.key: setting
    for setting in (
        Setting("leg", choice("left", "right", "both"), "the leg to work on"),
        Setting("first", choice("left", "right"), "the leg to begin with"),
        Setting("gentle", switch(), "light pressure, no trigger points"),
        Setting("skip", several(choice(*Area)), "areas to leave out"),
        Setting("cannot", several(choice(*Limit)), "what you cannot do; told before a session"),
        Setting("yes", switch(), "print the safety lines and go on"),
        Setting("speed", number(0.1, 1000), "how much faster to rehearse"),
        Setting("history", switch(), "keep a history of the sessions"),
        Setting("sound", choice(*SoundName, others=_outputs), "what makes the sound"),
        Setting("volume", whole(0, 10), "0 to 10; else the last one"),
        Setting("quiet", switch(), "begin softer"),
        Setting("night", choice(*Night), "dim reds and a softer beginning, unless you set these"),
        Setting("awake", switch(), "keep the machine and its screen awake while a session plays"),
        Setting("audio.keep_awake", switch(), "keep Bluetooth and HDMI from falling asleep"),
        Setting("voice.engine", choice(*VoiceName, others=_voices), "who speaks"),
        Setting("voice.rate", whole(80, 400), "words a minute"),
        Setting("voice.command", line(), "your own voice: text on stdin, WAV on stdout"),
        Setting("voice.protocol", choice(*VoiceProtocol), "your own voice: how often it starts"),
        Setting("voice.model", line(), "piper's model: a name, or a file"),
        Setting("voice.cache", whole(0, 10_000), "MB that are kept of what slow voices spoke"),
        Setting(
            "voice.time",
            switch(),
            "tell every half minute of a long step what is left, by voice or in lines",
        ),
        Setting("plain", switch(), "lines of text in place of the screen"),
        Setting("big", switch(), "only time, technique, place and what to do, large"),
        Setting("colour", switch(), "show colours"),
        Setting("theme", choice(*Theme), "the colours"),
        *(
            Setting(one.setting, several(a_key()), f"the keys for: {KEYS[one][0]}")
            for one in Action
        ),
    )
}
"""Every setting by its key, in the order in which they are shown."""
