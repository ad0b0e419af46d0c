"""“What is it?”: the home screen, or the same in lines where there is no screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING

from massage_cli.cli.play.selection import Selection, compiled, selected
from massage_cli.cli.play.unfinished import as_it_stands, offered, resumed
from massage_cli.cli.stderr import say
from massage_cli.clock import moment
from massage_cli.core.choices import Choices
from massage_cli.core.english import picker as words
from massage_cli.core.english import plan as plan_words
from massage_cli.core.english import resume as resume_words
from massage_cli.core.history.past import State
from massage_cli.core.home import Entry, Home, Preview, Section, joined
from massage_cli.core.picker import OCCASIONS, Occasion
from massage_cli.errors import MassageError
from massage_cli.printable import printable
from massage_cli.settings.table import Settings
from massage_cli.terminal.console import has_keys, open_terminal, why_plain

if TYPE_CHECKING:
    from massage_cli.routinefile.library import RoutineFile
    from massage_cli.routinefile.reader import Checked
    from massage_cli.store.resume import Unfinished

Picked = tuple[Selection, "Unfinished | None"]
"""What is begun, and the session that it goes on with."""


def picked(
    choices: Choices, settings: Settings, *, typed: str = "", only: frozenset[str] = frozenset()
) -> Picked | None:
    """What the person begins; None if they go away, or write their diary.

    `typed` has been searched for already, or `only` some routines are meant.

    Raises MassageError in a script, and for what cannot be played.
    """
    from massage_cli.cli.prompts import interactive

    if not interactive():
        raise MassageError(
            "which routine?", help="name one: `massage start calf-cramp`; `massage list` has them"
        )
    unfinished = offered(moment().unix)
    found = entries(choices, unfinished)
    home = Home((), typed, only)
    if has_keys() and not (settings.plain or why_plain()):
        entry = _on_the_screen(home, found, settings)
    else:
        entry = _in_lines(joined(home, found))
    if entry is None:
        return None
    if entry.log:
        _write_the_diary()
        return None
    for one in unfinished:
        if one.past.id == entry.unfinished:
            return resumed(one, sure=settings.yes), one
    return selected(entry.routine, _chosen(choices, entry.cramp)), None


def _write_the_diary() -> None:
    from massage_cli.cli.diary_entry import take
    from massage_cli.cli.diary_request import asked

    take(asked(moment), moment())


def finds(typed: str) -> bool:
    """Whether something that can be begun is found by what was typed."""
    return any(Home((entry,), typed).entry for entry in entries(Choices(), ()))


def entries(choices: Choices, unfinished: tuple[Unfinished, ...]) -> Iterator[Entry]:
    """All that can be begun with `choices`: what cannot wait, the unfinished, then the rest.

    A routine's file is read when its entry is taken, and what is due today late: each entry has
    its place by its section.
    """
    from massage_cli.routinefile.library import entries as files
    from massage_cli.routinefile.reader import check_file

    library = {file.name: file for file in files()}
    known = [each for each in OCCASIONS if each.routine in library]
    checked = cache(lambda name: check_file(library[name].path, practice=False))

    def begun(each: Occasion) -> Entry:
        written = checked(each.routine)
        leads = _leads_to(library[each.routine], written, _chosen(choices, each.cramp))
        return Entry(
            Section.CRAMP if each.where else Section.OCCASION,
            each.where or each.words,
            each.routine,
            *leads,
            cramp=each.cramp,
            told=each.words,
            about=f"{_about(written)} {words.CRAMPING_TOO if each.where else ''}",
        )

    yield from (begun(each) for each in known if each.where)
    newest = {one.checkpoint.source: one for one in reversed(unfinished)}
    yield from (_gone_on_with(one) for one in unfinished if one in newest.values())
    yield from (begun(each) for each in known if not each.where)
    yield from _due_today(library, checked, choices)  # here: the first frame waits for no history
    yield from (_by_name(file, checked(name), choices) for name, file in library.items())


def _due_today(
    library: Mapping[str, RoutineFile], checked: Callable[[str], Checked], choices: Choices
) -> Iterator[Entry]:
    """What the plan that is under way has due today and was not done yet."""
    from massage_cli.cli.play.today import due_today

    for routine, title, where in due_today(moment()):
        if not routine:
            note = plan_words.heading(printable(title), where)
            told = plan_words.offered(plan_words.WRITE, printable(title), where)
            write = Entry(Section.TODAY, plan_words.WRITE, "", None, note=note, told=told)
            yield write._replace(log=plan_words.WRITES, about=title)
        elif file := library.get(routine):
            written = checked(routine)
            name = printable(written.routine.title) if written.routine else routine
            leads = _leads_to(file, written, choices)
            note = plan_words.heading(printable(title), where)
            told = plan_words.offered(name, printable(title), where)
            about = f"{_about(written)} {title}"
            yield Entry(Section.TODAY, name, routine, *leads, note=note, told=told, about=about)


def _by_name(file: RoutineFile, checked: Checked, choices: Choices) -> Entry:
    preview, problem = _leads_to(file, checked, choices)
    title = printable(checked.routine.title) if checked.routine else file.name
    note = f"{file.name}, {words.YOURS}" if file.yours else file.name
    about = _about(checked)
    return Entry(Section.ROUTINE, title, file.name, preview, problem, note=note, about=about)


def _chosen(choices: Choices, cramp: bool) -> Choices:
    return choices._replace(cramp=choices.cramp or cramp)


def _gone_on_with(one: Unfinished) -> Entry:
    left = resume_words.left(
        moment().unix - one.checkpoint.seen,
        one.checkpoint.number,
        stopped=one.past.state is State.STOPPED,
    )
    told = f"{printable(one.past.title)}, {left}"
    leads = _tried(lambda: as_it_stands(one))
    return Entry(Section.UNFINISHED, told, one.past.routine, *leads, unfinished=one.past.id)


def _leads_to(file: RoutineFile, checked: Checked, choices: Choices) -> tuple[Preview | None, str]:
    """What would be played; or why nothing can be."""
    written = checked.routine
    if written is None:
        return None, words.check_it(file.name)
    return _tried(lambda: compiled(written, file.path, choices))


def _tried(select: Callable[[], Selection]) -> tuple[Preview | None, str]:
    try:
        return _previewed(select()), ""
    except MassageError as error:
        return None, error.message.splitlines()[0]


def _previewed(what: Selection) -> Preview:
    line = what.timeline
    first = next(segment for segment in line.work if segment.end > what.begin)
    assert first.step is not None
    return Preview(
        title=printable(what.routine.title),
        total=line.total - what.begin,
        legs=words.legs(frozenset(segment.leg for segment in line.work), line.sides),
        step=first.step,
        leg=first.leg,
        place=line.place(first),
    )


def _about(checked: Checked) -> str:
    """What a routine may be found by beside its name."""
    routine = checked.routine
    return " ".join((routine.title, routine.when, *routine.tags)) if routine else ""


def _on_the_screen(home: Home, rest: Iterator[Entry], settings: Settings) -> Entry | None:
    from massage_cli.terminal.choose import choose

    with open_terminal(plain=False, colour=settings.colour, theme=settings.theme) as (
        display,
        keys,
    ):
        return choose(display, keys, home, rest)


def _in_lines(home: Home) -> Entry:
    from massage_cli.cli.prompts import ask
    from massage_cli.terminal.view.home import HomePage

    say(words.HEADING)
    for line in HomePage(home).lines:
        say(line)
    return ask(words.WHICH, "1", lambda answer: _meant(home, answer))


def _meant(home: Home, answer: str) -> Entry:
    """The entry of that number, or the routine of that name. Raises MassageError for neither."""
    from massage_cli.routinefile.library import find
    from massage_cli.terminal.view.home import numbered

    numbers = {str(number): entry for number, entry in enumerate(numbered(home), 1)}
    if answer in numbers:
        return numbers[answer]
    if answer.strip("+-").isdecimal():
        raise MassageError(words.numbers(len(numbers)))
    find(answer)
    return Entry(Section.ROUTINE, answer, answer, None)
