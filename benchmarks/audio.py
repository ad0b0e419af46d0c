"""The speed and the memory of rendering a session, with a voice and without."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator


def rows() -> Iterator[str]:
    """The figures of the sound."""
    for name in ("calf-cramp", "full-legs"):
        program = (
            "import sys, time, resource\n"
            "from massage_cli.cli.play.selection import chosen\n"
            "from massage_cli.core.choices import Choices\n"
            "from massage_cli.audio.render import blocks, pcm\n"
            "from massage_cli.audio.voice.choice import VoiceChoice, open_voice\n"
            f"line = chosen({name!r}, Choices()).timeline\n"
            "spoken = sys.argv[1] == 'voice'\n"
            "voice = open_voice(VoiceChoice('espeakng'), 'en') if spoken else None\n"
            "began = time.perf_counter()\n"
            "size = sum(len(pcm(block)) for block in blocks(line, voice=voice))\n"
            "taken = time.perf_counter() - began\n"
            "peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024\n"
            "print(f'{line.total:.0f} s in {taken:.2f} s: {line.total / taken:.0f} x real time,"
            " peak {peak:.0f} MB')\n"
        )
        for voice in ("voice", "silent"):
            done = subprocess.run(
                [sys.executable, "-c", program, voice], capture_output=True, text=True, check=True
            )
            yield f"render {name:<12} {voice:<7} {done.stdout.strip()}"
