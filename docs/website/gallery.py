"""A page for each routine, and one over all of them, in Markdown, drawn by the program."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from itertools import groupby

from docs.website.navigation import toctree
from docs.website.pictures import colours, course, drawn_legs, told
from massage_cli.core.announcement import Same
from massage_cli.core.english.occasions import HEADINGS
from massage_cli.core.english.safety import DISCLAIMER
from massage_cli.core.occasions import occasion_of, rank
from massage_cli.core.routine import Legs, Routine
from massage_cli.core.segments import Segment
from massage_cli.core.timecode import clock
from massage_cli.core.timeline import Timeline
from massage_cli.core.written.english import SHEET as WORDS
from massage_cli.handout.markdown import escaped
from massage_cli.handout.sheet import Sheet, SheetRow, sheet

INTO = 0.4
"""How much of the step that is shown on the screen is over."""
ALONG = (("export", "html"), ("render", "mp3"))
ON = {Legs.ONE: "the leg that hurts", Legs.EACH: "each leg", Legs.BOTH: "both legs at once"}


def steps(timeline: Timeline) -> list[Segment]:
    """What is done, each step once, as the sheet has it."""
    return [segment for segment in timeline.work if segment.same is Same.NO]


def shown(timeline: Timeline) -> tuple[Segment, float]:
    """The step that a picture shows, the first of the firmest; and at which second."""
    segment = max(steps(timeline), key=lambda one: one.step.pressure if one.step else 0)
    return segment, segment.start + INTO * segment.seconds


def routine_page(timeline: Timeline, file: str, code: str, said: Sequence[str]) -> str:
    """The page of a routine whose `file` is this, and its QR code an SVG.

    `said` is what is said in its sample; without a sample the page has no place for it.
    """
    made, name = sheet(timeline), timeline.routine.name
    blocks = [
        f"# {escaped(made.title)}",
        course(timeline.work),
        escaped(made.when),
        f"```sh\nmassage start {name}\n```",
        _facts(made, timeline.routine),
        f"![{escaped(told(timeline, *shown(timeline)))}](images/{name}.svg)",
        *_listed("Before you begin", made.before),
        f"## {WORDS.steps}",
        escaped(made.order),
        _steps(timeline, made.rows),
        *_listed(WORDS.stop_if, made.stop),
        *(_heard(name, said) if said else ()),
        *_taken_along(name, code),
        *sourced(made.sources),
        "## The file\n\nAs [Writing a routine](../routine-format.md) explains it.",
        f"```yaml\n{file}```",
        f"*{escaped(DISCLAIMER)}*",
    ]
    return "\n\n".join(filter(None, blocks)) + "\n"


def overview(timelines: Mapping[str, Timeline]) -> str:
    """The page over all routines, by what they are for."""
    ordered = sorted(timelines, key=lambda name: (_rank(timelines[name].routine), name))
    intro = (
        "Each page has every step with its time, its place and what to do, drawn and written by "
        "the program itself. The bar is a routine’s course, in the colours of its "
        "techniques. `massage list` shows the same in the terminal."
    )
    blocks = ["# The routines", intro]
    for occasion, names in groupby(ordered, key=lambda name: occasion_of(timelines[name].routine)):
        blocks += [f"## {HEADINGS[occasion]}", "\n".join(_entry(timelines[n]) for n in names)]
    return "\n\n".join([*blocks, toctree(ordered)])


def sourced(sources: Sequence[str]) -> Iterator[str]:
    """The sources under their heading, each as a link."""
    if sources:
        yield f"## {WORDS.sources}"
        yield "\n".join(f"- <{source}>" for source in sources)


def _rank(routine: Routine) -> int:
    return rank(occasion_of(routine))


def _entry(timeline: Timeline) -> str:
    routine = timeline.routine
    facts = f"{clock(timeline.total)}, {ON[routine.legs]}"
    link = f"[{escaped(routine.title)}]({routine.name}.md)"
    return f"- {link}, {facts}. {escaped(routine.when)}. {course(timeline.work)}"


def _facts(made: Sheet, routine: Routine) -> str:
    facts = (
        (WORDS.takes, f"{made.takes}, {ON[routine.legs]}"),
        (WORDS.how_to_sit, made.position),
        ("At hand", ", ".join(routine.tools)),
    )
    told = "".join(f"<dt>{label}</dt><dd>{escape(text)}</dd>" for label, text in facts if text)
    return f'<dl class="facts">{told}</dl>'


def _listed(heading: str, texts: Sequence[str]) -> Iterator[str]:
    if texts:
        yield f"## {heading}"
        yield "\n".join(f"- {escaped(text)}" for text in texts)


def _steps(timeline: Timeline, rows: Sequence[SheetRow]) -> str:
    pairs = zip(steps(timeline), rows, strict=True)
    return f'<ol class="steps">{"".join(_step(segment, row) for segment, row in pairs)}</ol>'


def _step(segment: Segment, row: SheetRow) -> str:
    step = segment.step
    assert step is not None
    where = ", ".join(filter(None, (row.where, row.pressure)))
    mind = f'<p class="mind">{escape(row.mind)}</p>' if row.mind else ""
    how = f"<p>{escape(row.how)}</p>" if row.how else ""
    return (
        f'<li class="technique" style="{colours(step.colour)}">{drawn_legs(step)}'
        f'<div><p class="what"><span class="time">{row.time}</span> '
        f"<strong>{escape(row.what)}</strong></p>"
        f'<p class="where">{escape(where)}</p>{how}{mind}</div></li>'
    )


def _heard(name: str, said: Sequence[str]) -> Iterator[str]:
    yield "## How it begins"
    yield (
        f'<audio controls preload="none" src="../samples/{name}.mp3" '
        'aria-label="How the session sounds"></audio>'
    )
    yield f"In it is said: “{escaped(' '.join(said))}”"


def _taken_along(name: str, code: str) -> Iterator[str]:
    yield "## To take along"
    yield (
        "A page that plays itself and prints, and the sound with a chapter for each step "
        "([Taking it along](../take-along.md)):"
    )
    files = "".join(f"massage {how} {name} -o {name}.{ending}\n" for how, ending in ALONG)
    yield f"```sh\n{files}```"
    yield f'<figure class="code">{code}<figcaption>{escape(WORDS.scan)}</figcaption></figure>'
