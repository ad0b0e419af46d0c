"""Speaks with Pico in a process of its own: a sentence a line on stdin, a WAV each on stdout.

It is run as a file, without what else is installed: `pico_host.py FOLDER VOICE SPEED VOLUME`,
FOLDER being where the package py_nanotts is. When stdin ends, so does the process.
"""

from __future__ import annotations

import struct
import sys

RATE = 16_000
HEADER = struct.Struct("<4sI4s4sIHHIIHH4sI")


def main() -> None:
    """Speak what comes."""
    folder, voice, speed, volume = sys.argv[1:]
    sys.path.append(folder)
    from py_nanotts import NanoTTS

    pico, out = NanoTTS(), sys.stdout.buffer
    for line in sys.stdin.buffer:
        text = line.decode().strip()
        pcm = pico.speak(text, voice=voice, speed=float(speed), volume=float(volume))
        out.write(wav_header(len(pcm)) + pcm)
        out.flush()


def wav_header(size: int) -> bytes:
    """What stands before `size` bytes of 16 bit mono."""
    form = (b"fmt ", 16, 1, 1, RATE, 2 * RATE, 2, 16)
    return HEADER.pack(b"RIFF", HEADER.size - 8 + size, b"WAVE", *form, b"data", size)


if __name__ == "__main__":
    main()
