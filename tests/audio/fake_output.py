"""An output that needs no device: it mixes as its clock says, and can be told to go away."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from massage_cli.audio.mixer import Bus, Mixer
from massage_cli.audio.outputs.output import OutputError
from massage_cli.audio.tone import RATE, Samples, Tone


@dataclass
class FakeOutput:
    """Mixes up to the clock's frame on every `turn`. `heard` is what came out."""

    gain: float = 1.0
    gone: bool = False
    heard: list[Samples] = field(default_factory=list)
    placed: list[tuple[int, Bus]] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    """The frame at which each that was placed is over."""
    cuts: int = 0
    closed: bool = False
    opened: float | None = None

    def __post_init__(self) -> None:
        self.mixer = Mixer(self.gain)

    @property
    def system(self) -> str:
        return "a fake"

    @property
    def frame(self) -> int:
        return self.mixer.frame

    @property
    def samples(self) -> Samples:
        return np.concatenate(self.heard)

    def place(self, frame: int, tone: Tone, bus: Bus, *, join: int | None = None) -> None:
        self.placed.append((frame, bus))
        self.ends.append(frame + tone.frames)
        self.mixer.add(frame, tone, bus, join=join)

    def cut(self) -> None:
        self.cuts += 1
        self.mixer.cut()

    def set_gain(self, gain: float) -> None:
        self.gain = gain
        self.mixer.set_gain(gain)

    def turn(self, now: float) -> float | None:
        if self.gone:
            raise OutputError("gone")
        if self.opened is None:
            self.opened = now
        frames = round((now - self.opened) * RATE) - self.mixer.frame
        if frames > 0:
            self.heard.append(self.mixer.read(frames))
        return None

    def drain(self, patience: float) -> bool:
        del patience
        left = self.mixer.busy_until - self.mixer.frame
        if left > 0:
            self.heard.append(self.mixer.read(left))
        return not self.gone

    def close(self) -> None:
        self.closed = True
