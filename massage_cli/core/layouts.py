"""Keyboards of other scripts: which Latin letter is on the same key of a US keyboard.

Whoever writes Russian or Greek presses the key that is marked `n` too, and the terminal gets
another letter. Only what was pressed is read so; nothing is written with it.
"""

from __future__ import annotations

_US = "qwertyuiop[]asdfghjkl;'zxcvbnm,./"
_ROWS = {
    "Russian": "йцукенгшщзхъфывапролджэячсмитьбю.",
    "Ukrainian": "йцукенгшщзхїфівапролджєячсмитьбю.",
    "Greek": ";ςερτυθιοπ[]ασδφγηξκλ΄'ζχψωβνμ,./",
    "Hebrew": "/'קראטוןםפ][שדגכעיחלךף,זסבהנמצתץ.",
    "Arabic": "ضصثقفغعهخحجدشسيبلاتنمكطئءؤر\0ىةوزظ",
    "Georgian": "ქწერტყუიოპ[]ასდფგჰჯკლ;'ზხცვბნმ,./",
}
"""The keys of each layout in the order of `_US`, as xkeyboard-config has them.

A layout that has the letters of one of these elsewhere, as the Bulgarian one, is left out: the two
cannot be told apart.
"""


def _table() -> dict[str, str]:
    table: dict[str, str] = {}
    for row in _ROWS.values():
        for letter, latin in zip(row, _US, strict=True):
            if not letter.isascii() and latin.isalpha():
                table.setdefault(letter, latin)
    return table


_LATIN = _table()


def latin(key: str) -> str:
    """The Latin letter on the same key; a key that has none is itself."""
    return _LATIN.get(key, key)
