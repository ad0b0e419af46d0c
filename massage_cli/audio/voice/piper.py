"""Piper out of the extra `[natural]`: a neural voice in this process, on another thread.

The program does not end while that thread is in the library, which would end it with a
segmentation fault: a second at most, after a load or a spoken sentence.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Callable
from importlib.util import find_spec
from threading import Event
from typing import TYPE_CHECKING

import numpy as np

from massage_cli.audio.tone import RATE, Samples
from massage_cli.audio.voice.engine import TOO_SLOW, Engine, Job, VoiceError
from massage_cli.audio.voice.kept import KeptSpeech, Later
from massage_cli.audio.voice.models import Model, model_of
from massage_cli.audio.voice.recording import clip_of
from massage_cli.audio.voice.shelf import Shelf, key_of
from massage_cli.task import Task

if TYPE_CHECKING:
    from piper import PiperVoice, SynthesisConfig

_SEED = 1
"""A voice draws its intonation by lot: with one seed a session rendered twice is the same twice."""
_OWN_PACE = 160.0
"""Words a minute that a voice's own pace is taken for in a language without a text to measure."""
_PAUSE = 0.25
"""Of a sentence's time what does not change with the pace: no sound is shorter than a frame."""
_SCALES = (0.1, 10.0)
_PACES = (60.0, 400.0)
"""Words a minute between which a measured pace is believed."""
_PACE, _FLOAT = key_of("pace"), struct.Struct("<d")
_READ = {
    "en": "Left calf. Press slowly with both hands for two seconds, and release for as long.",
    "de": "Linke Wade. Drücke langsam zwei Sekunden lang mit beiden Händen, und lass ebenso los.",
}
"""By language, what is spoken once to know how fast a voice speaks of itself.

The English one is as fast as the instructions of the built-in routines together (en_US-joe-medium:
198 words a minute, and 196). A word is what stands between spaces; silence counts within a
sentence, not at its ends.
"""


def piper(language: str, rate: int, named: str, shelf: Shelf | None) -> Engine:
    """Piper with the model that is `named`, or the first of that language. Raises VoiceError.

    Where `shelf` has a sentence of this voice already it is taken at its word, and loaded
    while the first one is heard.
    """
    if not (find_spec("piper") and find_spec("onnxruntime")):
        raise VoiceError("the extra [natural] is not installed")
    model = model_of(named, language)
    opening: Task[Engine] = Task(lambda: Piper(model, rate, shelf), daemon=False)
    if shelf is None:
        return _opened(opening)
    voice = key_of("piper", *_fingerprint(model), rate)
    known = shelf.has_any(voice)
    return KeptSpeech(Later(opening) if known else _opened(opening), shelf, voice)


def _opened(opening: Task[Engine]) -> Engine:
    if not opening.wait(TOO_SLOW):
        raise VoiceError(f"piper was not there within {TOO_SLOW:.0f} s")
    return opening.result()


class Piper:
    """One model at `rate` words a minute. Raises VoiceError for one that cannot speak."""

    def __init__(self, model: Model, rate: int, shelf: Shelf | None = None) -> None:
        """`shelf` keeps how fast it speaks of itself, which takes half a second to measure."""
        self._voice = _loaded(model)
        longer = (_pace(self._voice, model, shelf) / rate - _PAUSE) / (1 - _PAUSE)
        self._scale = min(max(longer, _SCALES[0]), _SCALES[1])

    def begin(self, text: str) -> Job:
        """Begin to speak `text`: about a tenth of the time that it is heard for."""
        return _Spoken(lambda given_up: _spoken(self._voice, text, self._scale, given_up))


class _Spoken:
    def __init__(self, speak: Callable[[Event], Samples]) -> None:
        self._given_up = Event()
        self._task = Task(lambda: speak(self._given_up), daemon=False)

    def poll(self) -> Samples | None:
        return self._task.result() if self._task.done else None

    def stop(self) -> None:
        self._given_up.set()


def _loaded(model: Model) -> PiperVoice:
    import onnxruntime
    from piper import PiperConfig, PiperVoice

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1  # the session needs a core
    # More of it doubles the time to load a voice, and none is spoken sooner for it.
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
    options.log_severity_level = 4  # what goes wrong is raised
    onnxruntime.set_seed(_SEED)
    try:
        config = PiperConfig.from_dict(json.loads(model.config))
        session = onnxruntime.InferenceSession(
            str(model.file), sess_options=options, providers=["CPUExecutionProvider"]
        )
    except Exception as error:  # the library has a class of its own for each kind of damage
        raise VoiceError(f"{model.file} is not a piper model, or damaged") from error
    if config.phoneme_type not in ("espeak", "text"):
        raise VoiceError(f"{model.name} needs more than piper-tts brings ({config.phoneme_type})")
    return PiperVoice(session=session, config=config)


def _spoken(voice: PiperVoice, text: str, scale: float, given_up: Event) -> Samples:
    """`text` as a clip; `scale` is how much longer than of itself each sound lasts."""
    from piper import SynthesisConfig

    told = SynthesisConfig(length_scale=scale, normalize_audio=False)
    return clip_of(_waves(voice, text, told, given_up), voice.config.sample_rate)


def _waves(
    voice: PiperVoice, text: str, told: SynthesisConfig, given_up: Event
) -> np.typing.NDArray[np.float32]:
    """What the voice makes of `text`, one sentence after the other. Raises VoiceError."""
    heard = [np.zeros(0, np.float32)]
    try:
        for chunk in voice.synthesize(text, told):
            heard.append(chunk.audio_float_array)
            if given_up.is_set():
                break
    except Exception as error:  # as above, and whatever a text or a config leads to
        raise VoiceError(f"piper failed ({type(error).__name__}: {error})") from error
    return np.concatenate(heard)


def _pace(voice: PiperVoice, model: Model, shelf: Shelf | None) -> float:
    """How many words a minute the voice speaks of itself: measured once, and kept."""
    if shelf is None:
        return _measured(voice, model)
    whose = key_of("pace", *_fingerprint(model))
    kept = shelf.take(whose, _PACE)
    pace: float = _FLOAT.unpack(kept)[0] if kept and len(kept) == _FLOAT.size else 0.0
    if not _PACES[0] <= pace <= _PACES[1]:
        pace = _measured(voice, model)
        shelf.put(whose, _PACE, _FLOAT.pack(pace))
    return pace


def _measured(voice: PiperVoice, model: Model) -> float:
    """The same, from what the voice makes of a text. Raises VoiceError."""
    from piper import SynthesisConfig

    text = _READ.get(model.family)
    if text is None:
        return _OWN_PACE
    told = SynthesisConfig(length_scale=1.0, noise_scale=0.0, noise_w_scale=0.0)
    waves = _waves(voice, text, told, Event())
    pace = 60 * len(text.split()) * RATE / len(clip_of(waves, voice.config.sample_rate))
    return min(max(pace, _PACES[0]), _PACES[1])


def _fingerprint(model: Model) -> tuple[object, ...]:
    """What a model has in common with no other, without reading all of it."""
    try:
        status = model.file.stat()
    except OSError as error:
        raise VoiceError(f"{model.file}: {error.strerror}") from error
    return str(model.file.absolute()), status.st_size, status.st_mtime_ns, model.config
