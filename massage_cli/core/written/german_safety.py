"""German: what keeps a person safe on what is handed out; the sources are `english.safety`'s."""

from __future__ import annotations

from massage_cli.core.care import Cautions
from massage_cli.core.english.words import LEGS, Sides
from massage_cli.core.spoken.german import GERMAN as PHRASES
from massage_cli.core.written.words import Reasons, SafetyWords

EMERGENCY = (
    "Schmerzen in der Brust, plötzliche Atemnot oder Bluthusten: jetzt die örtliche Notrufnummer "
    "wählen (zum Beispiel 112)."
)
DISCLAIMER = (
    "Das ist ein Timer mit allgemeinen Informationen über Selbstmassage. Er ist kein "
    "ärztlicher Rat, kann nicht erkennen, woher Schmerzen kommen, und ersetzt weder Ärztin oder "
    "Arzt noch Physiotherapie oder andere Fachleute. Massage ist nicht für alle geeignet. Im "
    "Zweifel vorher fragen; wenn es wehtut, aufhören. Im Notfall die örtliche Notrufnummer wählen."
)


def _on_legs(sides: Sides) -> bool:
    return sides.noun == LEGS.noun


def _reasons(sides: Sides) -> Reasons:
    one, than = "Ein Bein oder eine Wade", "auf der anderen Seite"
    it, the_one, of_one = "es", "Das Bein", "ein Bein"
    if not _on_legs(sides):
        one, than = "Eine Seite", "die andere"
        it, the_one, of_one = "sie", "Die Seite", "eine Seite"
    return Reasons(
        one_sided=(
            f"{one} ist geschwollen, warm oder hart, röter oder dunkler als {than}, oder hat "
            f"schmerzhafte, harte Venen; oder {it} pocht oder tut ständig weh."
        ),
        clot_before=(
            "Es gab schon einmal ein Blutgerinnsel; oder in den letzten drei Monaten eine "
            "Operation, ein gebrochenes Bein, einen Gips, mehrere Tage Bettruhe oder eine Geburt; "
            f"oder eine Reise von mehr als vier Stunden, und seitdem tut {of_one} weh."
        ),
        injury=(
            "Es war zu spüren, dass etwas riss oder knackte, und seitdem tut es weh; oder nach "
            "einer Verletzung ist der Schmerz stark und wird stärker."
        ),
        numb_or_feverish=(
            f"{the_one} ist seit Kurzem taub oder schwach; es besteht Fieber; oder die Krämpfe "
            "begannen nach einer verschmutzten Wunde."
        ),
        dark_urine=(
            "Der Urin ist dunkelbraun; oder nach sehr harter Anstrengung oder unter einem Statin "
            "tun Muskeln stark weh oder sind sehr schwach."
        ),
    )


def _if_it_is(_sides: Sides) -> str:
    return (
        "Wenn ja: bitte nicht massieren. Noch heute eine Arztpraxis oder den ärztlichen "
        "Bereitschaftsdienst anrufen. Starker Schmerz, der nach einer Verletzung immer stärker "
        f"wird, oder Krämpfe seit einer verschmutzten Wunde: jetzt Notfallhilfe holen. {EMERGENCY}"
    )


def _end_card(sides: Sides) -> str:
    rests = "das Bein" if _on_legs(sides) else "die Seite"
    return f"Bei Durst etwas trinken. Morgen noch empfindlich? Dann {rests} einen Tag ruhen lassen."


def _worse_after(sides: Sides) -> str:
    rests = "das Bein" if _on_legs(sides) else "die Seite"
    return (
        f"Nach der Massage schlimmer: {rests} heute in Ruhe lassen. Geschwollen, warm, rot oder "
        "dunkler? Noch heute eine Arztpraxis oder den ärztlichen Bereitschaftsdienst anrufen. "
        "Morgen nicht besser? Ärztlich untersuchen lassen."
    )


SAFETY = SafetyWords(
    not_if="Nicht anfangen, wenn etwas davon zutrifft:",
    reasons=_reasons,
    if_it_is=_if_it_is,
    emergency=EMERGENCY,
    cautions=Cautions(
        acute_warning=PHRASES.acute_warning,
        stop_at_once="Sofort aufhören bei stechendem Schmerz, Taubheit, Kribbeln oder Schwindel.",
        ease_off=PHRASES.ease_off,
    ),
    end_card=_end_card,
    worse_after=_worse_after,
    disclaimer=DISCLAIMER,
)
