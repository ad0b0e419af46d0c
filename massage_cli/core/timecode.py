"""How a time is written in digits, the same in every language."""

from __future__ import annotations

import math


def clock(seconds: float) -> str:
    """`1:05`; an hour and more is `1:02:05`. Whole seconds, a begun one counts."""
    whole = max(0, math.ceil(seconds - 1e-6))
    minutes, rest = divmod(whole, 60)
    if minutes < 60:
        return f"{minutes}:{rest:02}"
    return f"{minutes // 60}:{minutes % 60:02}:{rest:02}"


def exact(seconds: float, point: str = ".") -> str:
    """`01:02:03.450`: to the thousandth, as files of captions and chapters have it."""
    whole, thousandths = divmod(round(seconds * 1000), 1000)
    minutes, rest = divmod(whole, 60)
    return f"{minutes // 60:02}:{minutes % 60:02}:{rest:02}{point}{thousandths:03}"
