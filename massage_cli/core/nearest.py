"""Did you mean …?"""

from __future__ import annotations

from collections.abc import Iterable


def nearest(word: str, names: Iterable[str]) -> str | None:
    """The name most like `word`, None if none is near; case, space, `-` and `_` count alike."""
    from difflib import get_close_matches  # 5 ms, and most words are right

    plain = {_plain(name): name for name in names}
    matches = get_close_matches(_plain(word), plain, n=1, cutoff=0.6)
    return plain[matches[0]] if matches else None


def _plain(name: str) -> str:
    return name.strip().casefold().replace(" ", "-").replace("_", "-")
