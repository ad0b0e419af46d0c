"""Plays buffers with simpleaudio in a process of its own: `python -m …simpleaudio_host RATE`.

The library holds the interpreter's lock while the sound server keeps it waiting, so that no
thread could go on: only a process can be given up. On stdin comes the length of each buffer
in bytes, as four bytes, and then its samples, 16 bit stereo; a length of 0 stops all that
plays. `DONE` goes to stdout once there is a device, and after each buffer. When stdin ends,
so does the process, after what it plays.
"""

from __future__ import annotations

import signal
import sys
import time
from typing import Any

DONE = b"."
MOST = 24
"""Buffers that may play at once: each is a connection to the sound server, which has 64."""
ANSWER = 2
"""Seconds that the server may take for a buffer: longer, and the alarm ends this process."""
OVERDUE = 1.0
"""Seconds after its end at which a buffer that still plays shows a device that does not."""

Playing = list[tuple[Any, float]]
"""What plays, and when it should be over."""


def main() -> None:
    """Play what comes. Ends with 1 when there is no device, or it plays no more."""
    import simpleaudio

    rate, playing = int(sys.argv[1]), Playing()
    silence = bytes(4 * (rate // 100))
    try:
        _play(simpleaudio, silence, rate)
        _answer()
        while len(head := sys.stdin.buffer.read(4)) == 4:
            data = sys.stdin.buffer.read(int.from_bytes(head, "little"))
            playing = _still_playing(playing)
            if not data:
                simpleaudio.stop_all()
            else:
                if len(playing) >= MOST:
                    playing.pop(0)[0].stop()
                over = time.monotonic() + len(data) / 4 / rate
                playing.append((_play(simpleaudio, data, rate), over))
            _answer()
    except simpleaudio._simpleaudio.SimpleaudioError:
        sys.exit(1)
    while playing := _still_playing(playing):
        time.sleep(0.02)


def _play(simpleaudio: Any, data: bytes, rate: int) -> Any:
    alarm = getattr(signal, "alarm", lambda _seconds: 0)
    alarm(ANSWER)
    started = simpleaudio.play_buffer(data, 2, 2, rate)
    alarm(0)
    return started


def _still_playing(playing: Playing) -> Playing:
    left = [(each, over) for each, over in playing if each.is_playing()]
    if any(time.monotonic() > over + OVERDUE for _, over in left):
        sys.exit(1)
    return left


def _answer() -> None:
    sys.stdout.buffer.write(DONE)
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
