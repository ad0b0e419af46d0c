"""The speed and the memory of rendering a session, with a voice and without, and of its files."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from massage_cli.audio.render import blocks, pcm
from massage_cli.audio.voice.choice import VoiceChoice, open_voice
from massage_cli.cli.play.selection import selected
from massage_cli.core.choices import Choices
from massage_cli.core.timeline import Timeline

VOICE, SILENT = "voice", "silent"


def rows() -> Iterator[str]:
    """The figures of the sound; each rendering in a process of its own, for its peak of memory."""
    for name in ("calf-cramp", "full-legs"):
        for voice in (VOICE, SILENT):
            command = [sys.executable, "-m", "benchmarks.audio", name, voice]
            done = subprocess.run(command, capture_output=True, text=True, check=True)
            yield f"render {name:<12} {voice:<7} {done.stdout.strip()}"
        yield from files(name)


def files(name: str) -> Iterator[str]:
    """The whole command, its start and the writing of the file included, a voice in it."""
    massage = str(Path(sys.executable).with_name("massage"))
    for ending in ("wav", "mp3"):
        with tempfile.TemporaryDirectory() as home:
            file = Path(home, f"session.{ending}")
            environment = {**os.environ, "MASSAGE_CLI_HOME": home}
            began = time.perf_counter()
            subprocess.run([massage, "render", name, "-o", str(file)], env=environment, check=True)
            taken, size = time.perf_counter() - began, file.stat().st_size
        speed = timeline_of(name).total / taken
        yield (
            f"massage render {name} to {ending}: {taken:.2f} s, {speed:.0f} x real time, "
            f"{size / 1e6:.1f} MB"
        )


def timeline_of(name: str) -> Timeline:
    """The session of that built-in routine as it is without any options."""
    return selected(name, Choices()).timeline


def render(name: str, *, spoken: bool) -> str:
    """Render it into memory, block by block; how fast, and the peak of this process."""
    line = timeline_of(name)
    voice = open_voice(VoiceChoice("espeakng"), "en") if spoken else None
    began = time.perf_counter()
    for block in blocks(line, voice=voice):
        pcm(block)
    taken = time.perf_counter() - began
    return (
        f"{line.total:.0f} s in {taken:.2f} s: {line.total / taken:.0f} x real time, "
        f"peak {peak_mib():.0f} MiB"
    )


def peak_mib() -> float:
    """The peak of this process's own memory; `getrusage` would have that of whoever started it."""
    with suppress(OSError):
        for row in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
            if row.startswith("VmHWM:"):
                return int(row.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    print(render(sys.argv[1], spoken=sys.argv[2] == VOICE))
