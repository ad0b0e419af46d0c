from __future__ import annotations

import struct
import subprocess
import zlib
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from massage_cli.audio.codecs.cover import GROUND, SIZE, USUAL, cover_of, cover_png
from massage_cli.core.body import Area, Elsewhere
from tests.audio.ebur128 import needs_ffmpeg
from tests.audio.routines import step, timeline


def pixels(png: bytes) -> NDArray[np.uint8]:
    """The picture, read by what PNG says of its chunks; each one's sum is checked."""
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    at, data = 8, b""
    while at < len(png):
        (size,) = struct.unpack(">I", png[at : at + 4])
        chunk = png[at + 4 : at + 8 + size]
        assert struct.unpack(">I", png[at + 8 + size : at + 12 + size]) == (zlib.crc32(chunk),)
        data += chunk[4:] if chunk[:4] == b"IDAT" else b""
        at += 12 + size
    lines = np.frombuffer(zlib.decompress(data), np.uint8).reshape(SIZE, 1 + SIZE * 3)
    assert not lines[:, 0].any(), "no line is written by its difference to another"
    return lines[:, 1:].reshape(SIZE, SIZE, 3)


def rgb(colour: str) -> list[int]:
    return list(bytes.fromhex(colour[1:]))


@pytest.mark.parametrize("area", Area)
def test_each_area_is_lit_alike_on_both_legs(area: Area) -> None:
    drawn = pixels(cover_png(area, "#2f8fd8"))
    lit = (drawn == rgb("#2f8fd8")).all(axis=2)
    assert lit[:, : SIZE // 2].sum() == lit[:, SIZE // 2 :].sum() > 200
    assert (drawn == drawn[:, ::-1]).all()
    assert drawn[-1, 0].tolist() == drawn[-1, SIZE // 2].tolist() == rgb(GROUND)


def test_what_is_lit_is_where_the_hands_are_for_the_longest() -> None:
    calf = step(20.0)._replace(colour="#112233")
    thigh = step(15.0)._replace(area=Area.QUADS, colour="#445566")
    line = timeline(calf, thigh, thigh._replace(seconds=10.0, colour="#778899"))
    assert cover_of(line) == cover_png(Area.QUADS, "#445566")


def test_a_colour_that_is_a_name_is_the_usual_one() -> None:
    assert cover_of(timeline(step(4.0))) == cover_png(Area.CALF, USUAL)


def test_a_routine_that_is_not_for_the_legs_has_none() -> None:
    assert cover_of(timeline(step(4.0)._replace(area=Elsewhere("forearm")))) == b""


@pytest.mark.audio
def test_another_program_reads_the_same_picture(tmp_path: Path) -> None:
    needs_ffmpeg()
    png = cover_png(Area.CALF, "#2f8fd8")
    (tmp_path / "a.png").write_bytes(png)
    command = ["ffmpeg", "-v", "error", "-i", str(tmp_path / "a.png"), "-f", "rawvideo"]
    done = subprocess.run([*command, "-pix_fmt", "rgb24", "-"], capture_output=True, check=True)
    assert done.stdout == pixels(png).tobytes()
