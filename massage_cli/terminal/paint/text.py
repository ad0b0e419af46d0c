"""Text cut and folded to fit into cells."""

from __future__ import annotations

from massage_cli.cells import clusters, width


def clip(text: str, cells: int, ellipsis: str = "…") -> str:
    """`text`, or as much of it as fits into `cells` with an ellipsis at its end."""
    if width(text) <= cells:
        return text
    kept = _head(text, max(0, cells - width(ellipsis)))
    return (kept.rstrip() + ellipsis) if cells >= width(ellipsis) else _head(text, cells)


def _head(text: str, cells: int) -> str:
    """The longest beginning of `text` that fits into `cells`."""
    kept = []
    for character, wide in clusters(text):
        cells -= wide
        if cells < 0:
            break
        kept.append(character)
    return "".join(kept)


def fold(text: str, cells: int) -> list[str]:
    """`text` in lines of at most `cells`, broken at spaces where there are any."""
    if cells < 1:
        return []
    if text.isprintable() and width(text) <= cells:
        return [text] if text else []
    lines: list[str] = []
    line = ""
    for word in text.split():
        joined = f"{line} {word}" if line else word
        if width(joined) <= cells:
            line = joined
            continue
        if line:
            lines.append(line)
        while width(word) > cells:
            head = _head(word, cells)
            if not head:  # a wide character, and a single cell to put it
                return lines
            lines.append(head)
            word = "".join(c for c, _ in clusters(word)[len(clusters(head)) :])
        line = word
    return [*lines, line] if line else lines


def fold_to(text: str, cells: int, height: int) -> list[str]:
    """`text` folded into at most `height` lines; the last holds the rest, to be clipped."""
    lines = fold(text, cells)
    if height < 1:
        return []
    return lines if len(lines) <= height else [*lines[: height - 1], " ".join(lines[height - 1 :])]
