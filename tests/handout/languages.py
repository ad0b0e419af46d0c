"""Routines in German and in a language that the program has no words in, to be handed out."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

from massage_cli.core.body import Elsewhere
from massage_cli.core.briefing import briefed
from massage_cli.core.routine import Kind, Legs, Pressure, Routine, Until
from massage_cli.core.timeline import compile_timeline
from massage_cli.handout.page import page
from massage_cli.handout.sheet import sheet
from tests.examples import a_step

_KNEAD = a_step(60, technique="petrissage", rhythm=(), pressure=Pressure.MODERATE)._replace(
    title="Kneten", instruction="Die Wade langsam kneten.", caution="Nicht in die Kniekehle."
)
CALM_GERMAN = Routine(
    "waden",
    "Waden am Abend",
    (_KNEAD, _KNEAD._replace(title="Abendgriff", area=Elsewhere("Nacken"))),
    when="Vor dem Schlafen",
    position="Auf einen Stuhl setzen.",
    tools=("Öl",),
    cautions=("Nur mit warmen Händen.",),
    language="de",
)
CRAMP_GERMAN = Routine(
    "krampf",
    "Wadenkrampf",
    (
        a_step(30, technique="stretch", rhythm=(), pressure=Pressure.NONE)._replace(
            title="Dehnen", instruction="Die Zehen heranziehen.", until=Until.EASED, at_most=120.0
        ),
        a_step(16)._replace(title="Drücken", instruction="Sanft drücken."),
    ),
    kind=Kind.ACUTE,
    legs=Legs.ONE,
    language="de",
)
HEBREW = Routine(
    "shokayim",
    "שוקיים בערב",
    (
        a_step(16)._replace(instruction="ללחוץ ולשחרר."),
        a_step(16)._replace(title="סיום", area=Elsewhere("עורף"), instruction="להחליק."),
    ),
    when="לפני השינה",
    tools=("שמן",),
    language="he",
)


def page_of(routine: Routine) -> str:
    timeline = briefed(compile_timeline(routine))
    return page(timeline, timeline.start, sheet(compile_timeline(routine)))


@dataclass
class Reading(HTMLParser):
    """What is read of a page, each text with the language that its elements say it is in."""

    page: str
    told: list[tuple[str, str]] = field(default_factory=list)
    open: list[tuple[str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self.feed(self.page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        has = dict(attrs)
        language = has.get("lang") or (self.open[-1][1] if self.open else "")
        for name in ("aria-label", "data-answer"):
            if text := has.get(name):
                self.told.append((text, language))
        if tag not in ("meta", "link"):
            self.open.append((tag, language))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A shape says nothing."""

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        tag, language = self.open[-1] if self.open else ("", "")
        if data.strip() and tag not in ("script", "style"):
            self.told.append((data.strip(), language))

    def texts(self, language: str) -> str:
        """All that is in one language, a line each."""
        return "\n".join(text for text, said in self.told if said == language)
