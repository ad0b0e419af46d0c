"""What suits a person: recalled from the settings, told before a session, changed, and kept.

It is kept in the settings file, not in a state of its own: there it has one home, `massage
config` shows and changes it, the environment stands before it as before every setting, and
what the program acts upon can be read and undone by its owner.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from massage_cli.cli.play.selection import Selection, reselected
from massage_cli.core.body import Area
from massage_cli.core.english import cards as card_words
from massage_cli.core.english import profile as words
from massage_cli.core.history.profile import Profile, ruled_out
from massage_cli.core.limits import Limit
from massage_cli.errors import MassageError
from massage_cli.terminal.ask import ask, tick
from massage_cli.terminal.display import Display, Keys
from massage_cli.terminal.view.cards import profile_card, text_card

KEYS = "123456789abdefghijk"
"""What ticks the choices, without the keys that mean something else on a card."""


def recalled() -> Profile:
    """What is set for every session, without what was typed for one."""
    from massage_cli.settings.settings import load

    settings = load().settings
    return Profile(
        settings.gentle,
        tuple(map(Area, settings.skip)),
        tuple(map(Limit, settings.cannot)),
    )


def told(what: Selection, profile: Profile) -> Iterator[str]:
    """How this session will be, and which of its steps ask for what the person cannot do."""
    now = profile._replace(gentle=what.choices.gentle, skip=what.choices.skip)
    areas = [area.words for area in now.skip]
    if profile.gentle and not now.gentle:
        yield words.NOT_GENTLY
    if line := words.told(now.gentle, areas, now.cannot, as_before=now == profile):
        yield line
    for each in ruled_out(what.timeline, profile.cannot):
        yield words.needs(each.limit, each.title, each.numbers)


def changed(
    display: Display, keys: Keys, what: Selection, profile: Profile
) -> tuple[Selection, Profile]:
    """Ask what suits the person, and keep it; as it was if they leave.

    Raises MassageError if nothing would be left of the routine.
    """
    choices = dict(zip(KEYS, _choices(what, profile), strict=False))
    now = Profile(what.choices.gentle, what.choices.skip, profile.cannot)
    chosen = frozenset(key for key, (_, one) in choices.items() if _within(one, now))
    texts = {key: text for key, (text, _) in choices.items()}
    key, ticked = tick(
        display,
        keys,
        partial(profile_card, texts),
        tuple(choices),
        ("enter", "space", "x", "q", "escape"),
        chosen,
    )
    if key not in ("enter", "space"):
        return what, profile
    ones = [one for key, (_, one) in choices.items() if key in ticked]
    new = Profile(
        any(one.gentle for one in ones),
        tuple(area for one in ones for area in one.skip),
        tuple(limit for one in ones for limit in one.cannot),
    )
    what = reselected(what, what.choices._replace(gentle=new.gentle, skip=new.skip))
    keep(display, keys, profile, new)
    return what, new


def keep(display: Display, keys: Keys, before: Profile, after: Profile) -> None:
    """Write what has changed to the settings; where that fails it is said, and nothing ends."""
    try:
        for key, old, new in zip(Profile._fields, before, after, strict=True):
            if new != old:
                _put(key, ",".join(new) if isinstance(new, tuple) else str(new).lower())
    except MassageError as error:
        told = words.not_kept(error.message)
        card = text_card(card_words.NOT_KEPT_TITLE, told, (), (("enter", card_words.GO_ON),))
        ask(display, keys, card, ("enter", "space", "escape"))


def _put(key: str, text: str) -> None:
    from massage_cli import paths
    from massage_cli.settings.file import put

    put(paths.settings_file(), key, text)


def _choices(what: Selection, profile: Profile) -> Iterator[tuple[str, Profile]]:
    """Everything that can be ticked: in words, and the profile that has only that."""
    yield words.GENTLE, Profile(gentle=True)
    for limit in Limit:
        yield words.CANNOT[limit], Profile(cannot=(limit,))
    steps = [segment.step for segment in what.timeline.work]
    played = [step.area for step in steps if step and isinstance(step.area, Area)]
    for area in dict.fromkeys((*what.choices.skip, *profile.skip, *played)):
        yield words.leave_out(area.words), Profile(skip=(area,))


def _within(one: Profile, whole: Profile) -> bool:
    return (
        one.gentle <= whole.gentle
        and set(one.skip) <= set(whole.skip)
        and set(one.cannot) <= set(whole.cannot)
    )
