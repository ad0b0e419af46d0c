"""eSpeak NG out of the extra `[voice]`: spoken into memory in this process, on another thread.

What is heard is faster than the rate that it is told, see `espeak_rate`.
"""

from __future__ import annotations

import ctypes
from functools import cache
from threading import Event, Lock
from typing import Any

import numpy as np

from massage_cli.audio.tone import Samples
from massage_cli.audio.voice.engine import Job, VoiceError
from massage_cli.audio.voice.espeak_language import names_of
from massage_cli.audio.voice.espeak_rate import told_rate
from massage_cli.audio.voice.recording import clip_of
from massage_cli.audio.voice.spoken import Spoken

# From eSpeak NG's speak_lib.h, whose numbers have not changed since eSpeak 1.
_RETRIEVE = 2  # AUDIO_OUTPUT_SYNCHRONOUS: the callback gets the samples, before Synth returns
_STAY = 0x8000  # espeakINITIALIZE_DONT_EXIT
_RATE_PARAMETER = 1
_UTF8 = 1
_CHARACTERS = 1  # POS_CHARACTER
_GO_ON, _ABORT = 0, 1

_Callback = ctypes.CFUNCTYPE(
    ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.c_void_p
)


class Espeak:
    """One language at `rate` words a minute. Raises VoiceError for a language it lacks."""

    def __init__(self, language: str, rate: int) -> None:
        self._library, self._hertz, self._free = _library()
        names = names_of(language)
        with self._free:
            if all(self._library.espeak_SetVoiceByName(name.encode()) for name in names):
                raise VoiceError(f"eSpeak NG has no voice for the language '{language}'")
            self._library.espeak_SetParameter(_RATE_PARAMETER, told_rate(rate), 0)

    def begin(self, text: str) -> Job:
        """Begin to speak `text`: mostly milliseconds, but seconds for a text without sense."""
        given_up = Event()
        return Spoken(lambda: self._speak(text, given_up), given_up.set)

    def _speak(self, text: str, given_up: Event) -> Samples:
        heard: list[bytes] = []

        def receive(samples: Any, count: int, _events: Any) -> int:
            if samples and count > 0:
                heard.append(ctypes.string_at(samples, 2 * count))
            return _ABORT if given_up.is_set() else _GO_ON

        callback = _Callback(receive)  # alive until Synth has returned
        data = text.encode() + b"\0"
        with self._free:
            self._library.espeak_SetSynthCallback(callback)
            failed = self._library.espeak_Synth(
                data, ctypes.c_size_t(len(data)), 0, _CHARACTERS, 0, _UTF8, None, None
            )
        if failed:
            raise VoiceError(f"eSpeak NG failed ({failed})")
        return clip_of(np.frombuffer(b"".join(heard), dtype="<i2") / 32768, self._hertz)


@cache
def _library() -> tuple[ctypes.CDLL, int, Lock]:
    """The library, opened once, the rate in hertz of what it speaks, and who may call it.

    Raises VoiceError.
    """
    try:
        import espeakng_loader

        library = ctypes.CDLL(espeakng_loader.get_library_path())
    except (ImportError, OSError) as error:
        raise VoiceError("the extra [voice] is not installed") from error
    data = espeakng_loader.get_data_path().encode()
    hertz = library.espeak_Initialize(_RETRIEVE, 0, data, _STAY)
    if hertz <= 0:
        raise VoiceError("eSpeak NG did not find its data")
    return library, hertz, Lock()
