"""The topics of the guide, by name: from the files here, and from the core's own data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files

from massage_cli.core import safety
from massage_cli.core.english import safety as words
from massage_cli.core.english.words import with_term
from massage_cli.core.nearest import ChoiceError, quoted, slug, suggestion
from massage_cli.core.technique import TECHNIQUES, Technique

WRITTEN = (
    "basics",
    "pressure",
    "positions",
    "tools",
    "prevention",
    "causes",
    "professionals",
    "evidence",
    "faq",
    "tips",
)
"""The topics that are files in this folder."""
TOPICS = ("techniques", "safety", *WRITTEN)
"""The topics as they are offered; each technique is a topic of its own besides."""


@dataclass(frozen=True, slots=True)
class TopicSection:
    """A heading and its paragraphs; one that begins with `- ` is an item of a list."""

    title: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Topic:
    """One topic of the guide. What stands before its first heading has an empty title."""

    name: str
    title: str
    sections: tuple[TopicSection, ...]


def topic(name: str) -> Topic:
    """The topic called `name`, in any capitals. Raises ChoiceError with the nearest."""
    wanted = slug(name)
    if wanted == "techniques":
        return _techniques()
    if wanted == "safety":
        return _safety()
    if wanted in WRITTEN:
        text = files(__package__).joinpath(f"{wanted}.md").read_text(encoding="utf-8")
        return parse(wanted, text)
    plain = {slug(technique.title): technique for technique in TECHNIQUES.values()}
    if technique := TECHNIQUES.get(wanted) or plain.get(wanted):
        return _technique(technique)
    raise ChoiceError(
        f"the guide has no topic {quoted(name)}",
        suggestion(name, dict.fromkeys((*TOPICS, *TECHNIQUES, *plain))),
    )


def parse(name: str, text: str) -> Topic:
    """A topic out of plain Markdown: `#`, `##`, paragraphs and lists of one level."""
    title = ""
    sections: list[tuple[str, list[str]]] = [("", [])]
    for line in text.splitlines():
        if line.startswith("## "):
            sections.append((line.removeprefix("## "), []))
        elif line.startswith("# "):
            title = line.removeprefix("# ")
        elif line:
            sections[-1][1].append(line)
    kept = (TopicSection(heading, tuple(lines)) for heading, lines in sections if heading or lines)
    return Topic(name, title, tuple(kept))


def _techniques() -> Topic:
    lines = tuple(
        f"- {t.sign} {with_term(t.title, t.name)}: {t.instruction}" for t in TECHNIQUES.values()
    )
    more = "`massage guide` with the name of a technique says how, why, and where not."
    return Topic(
        "techniques", "Techniques", (TopicSection("", lines), TopicSection("More", (more,)))
    )


def _technique(technique: Technique) -> Topic:
    sections = [
        TopicSection("", (technique.instruction,)),
        TopicSection("How", (technique.how,)),
        TopicSection("Why", (technique.why,)),
        TopicSection("Where not", (technique.where_not,)),
    ]
    if technique.rhythm:
        turn = ", ".join(f"{phase.motion} {phase.seconds:g} s" for phase in technique.rhythm)
        sections.append(TopicSection("Rhythm", (f"One turn is: {turn}.",)))
    return Topic(technique.name, with_term(technique.title, technique.name), tuple(sections))


def _safety() -> Topic:
    return Topic("safety", "Safety", tuple(_safety_sections()))


def _safety_sections() -> Iterator[TopicSection]:
    yield TopicSection("", (words.LONG_DISCLAIMER,))
    headings = {
        safety.Consequence.STOP: "Do not start if",
        safety.Consequence.ASK_FIRST: "Ask first if",
        safety.Consequence.SKIP: "Leave a place out if",
    }
    for consequence, heading in headings.items():
        asked = (q for q in safety.QUESTIONS if q.consequence is consequence)
        message = safety.MESSAGES[consequence]
        reasons = tuple(
            f"- {q.text}. {q.why}" + (f" {q.then}" if q.then != message else "") for q in asked
        )
        yield TopicSection(heading, (*reasons, message))
    yield TopicSection("While you massage", (words.STOP_RULE,))
    never = "The hollow behind the knee, the shin bone, the groin and the inner upper thigh, just "
    over = "Strokes of the whole leg pass over the knee without weight."
    yield TopicSection(
        "Never press on", (f"{never}below the outer side of the knee, and joints. {over}",)
    )
    yield TopicSection("Get medical help right away", words.RIGHT_AWAY)
    yield TopicSection(
        "In a cramp",
        (
            words.ACUTE_WARNING,
            f"If it gets worse: {words.WORSE}",
            words.HELD_OFTEN,
            words.TEN_MINUTES,
        ),
    )
    yield TopicSection("Afterwards", (words.END_CARD,))
    yield TopicSection("Sources", tuple(f"- [{name}]({url})" for name, url in SOURCES.items()))


SOURCES = {
    "NICE, leg cramps": "https://cks.nice.org.uk/leg-cramps",
    "NI Direct, leg cramps": "https://www.nidirect.gov.uk/node/10453",
    "BMC Pregnancy 2020, a clot after leg massage": (
        "https://bmcpregnancychildbirth.biomedcentral.com/articles/10.1186/s12884-020-02924-w"
    ),
    "Merck Manual, muscle cramps": (
        "https://www.merckmanuals.com/home/quick-facts-brain-spinal-cord-and-nerve-disorders/"
        "symptoms-of-brain-spinal-cord-and-nerve-disorders/muscle-cramps"
    ),
    "NHS, deep vein thrombosis": "https://www.nhs.uk/conditions/deep-vein-thrombosis-dvt/",
    "NHS, compartment syndrome": "https://www.nhs.uk/conditions/compartment-syndrome/",
    "NHS, sprains and strains": "https://www.nhs.uk/conditions/sprains-and-strains/",
    "NHS, statins": "https://www.nhs.uk/medicines/statins/",
    "Mayo Clinic, night leg cramps": (
        "https://newsnetwork.mayoclinic.org/discussion/"
        "preventing-a-jolt-in-the-night-self-care-for-night-leg-cramps"
    ),
}
"""What the safety topic rests on."""
