"""The sheet as Markdown, for a mail or a note."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from massage_cli.handout.sheet import Sheet, SheetRow


def markdown(sheet: Sheet) -> str:
    """The whole sheet. What Markdown would take for a sign of its own is escaped."""
    words = sheet.words.sheet
    blocks = [
        f"# {escaped(sheet.title)}",
        *_facts(sheet),
        _list(sheet.before),
        f"## {words.stop_if}",
        _list(sheet.stop),
        f"## {words.steps}",
        escaped(sheet.order),
        "\n".join(map(_step, sheet.rows)),
        *((f"## {words.sources}", _list(sheet.sources)) if sheet.sources else ()),
        escaped(sheet.words.safety.disclaimer),
    ]
    return "\n\n".join(filter(None, blocks)) + "\n"


def _facts(sheet: Sheet) -> Iterator[str]:
    words = sheet.words.sheet
    if sheet.when:
        yield f"{words.when}: {escaped(sheet.when)}"
    yield f"{words.takes}: {sheet.takes}"
    if sheet.position:
        yield f"{words.how_to_sit}: {escaped(sheet.position)}"
    if sheet.at_hand:
        yield escaped(sheet.at_hand)


def _step(row: SheetRow) -> str:
    named = ", ".join(filter(None, (row.time, row.where, row.what, row.pressure)))
    mind = f" **{escaped(row.mind)}**" if row.mind else ""
    return f"{row.number}. **{escaped(named)}** {escaped(row.how)}{mind}".rstrip()


def _list(texts: Iterable[str]) -> str:
    return "\n".join(f"- {escaped(text)}" for text in texts)


def escaped(text: str) -> str:
    """One line in which nothing is a sign of Markdown or HTML; addresses stay as they are."""
    parts = re.split(r"(https://\S+)", " ".join(text.split()))
    return "".join(
        part if part.startswith("https://") else re.sub(r"([\\`*_{}\[\]<>#|])", r"\\\1", part)
        for part in parts
    )
