"""What is said for safety: before a session, during it, and after."""

from __future__ import annotations

HEADING = "Before you start: is any of this true today?"
QUESTIONS = {
    "one-sided": (
        "One leg or calf is swollen, warm, hard, or redder or darker than the other, or it hurts "
        "all the time and not in spasms",
        "These can be signs of a blood clot. The change of colour is harder to see on brown or "
        "black skin. Clots that travelled to the lung after a leg massage have been reported.",
    ),
    "clot-before": (
        "You had a blood clot, or lately leg surgery, a broken bone, a plaster cast or a long "
        "time in bed",
        "After these a clot is more likely, and a leg that is still mending should be left alone.",
    ),
    "numb-or-feverish": (
        "The leg is newly numb or weak, or you feel feverish",
        "These need a doctor before anything else. They are not what a cramp does.",
    ),
    "ask-first": (
        "You take blood thinners or bleed easily, are pregnant, have numb feet (diabetes, nerve "
        "damage), weak bones, cancer, or heart or artery disease",
        "Pressure can bruise, or do harm that is not felt. Whether massage suits you, and how "
        "much of it, is for somebody who knows you to say.",
    ),
    "skin": (
        "There are bruises, cuts, a rash, sore or swollen skin, or bulging veins",
        "Such places are left alone. The rest of the leg can be massaged around them.",
    ),
}
"""What may be true today, and why it is asked."""
WHY = "Why we ask"

STOP = (
    "Please don't massage this leg. These can be signs of a clot or an injury that massage "
    "can make worse. Contact a doctor or urgent care service today. Chest pain, sudden "
    "breathlessness or coughing blood: call your local emergency number now (for example "
    "112, 911 or 999)."
)
ASK_FIRST = (
    "Ask a doctor, nurse or pharmacist first. If you already have and they said it is fine, "
    "choose the gentle routine: the pressure stays light."
)
SKIP = "Leave those places out. Work around them, or choose another routine."

SHORT_SCREEN = (
    "Swollen, warm, red or constantly painful on one side? Don't massage; get it checked."
)
"""What is left of the screen after the first days; it is never switched off wholly."""

ACUTE_WARNING = "One leg swollen, warm or red? Breathless or chest pain? Stop and get help."
"""Stands under the clock of an acute session, which waits for no answer."""

EASING_QUESTION = "Is it easing?   [a] no, hold again   [w] worse   no key: yes, go on"
"""Asked after an acute stretch, while the clock runs on."""

EASING_SPOKEN = "Is it easing? If it is worse, stop."
"""The same for the ear, which has no keys to be told of."""

EASED_SPOKEN = "Has the spot eased? If not, hold it again."

EASED_QUESTION = "Has the spot eased?   [a] not yet, hold again   no key: yes, go on"
"""Asked after a trigger point, up to HOLDS_A_SPOT holds, while the clock runs on."""

ENOUGH_HOLDS = "Six holds on one spot are enough: give it a rest"

LEG_QUESTION = "Which leg is it?   [l] left   [r] right"
"""Asked in an acute session that was started without a word on it."""

LEG_SPOKEN = "Which leg is it? Press L for left, R for right."
"""The same for the ear."""

WORSE = (
    "Stop. Don't massage. If the calf is swollen, warm or red, or the pain doesn't let go, "
    "contact a doctor today."
)

TEN_MINUTES = "Still cramping after ten minutes? That is unusual. Please get medical advice now."

RIGHT_AWAY = (
    "For cramps in the chest, the arms or the belly.",
    "For cramps with weakness, lost feeling or twitching, or after a heavy loss of fluid.",
    "For chest pain, sudden breathlessness or coughing blood: call your local emergency number.",
)
"""When a cramp is not one for the hands (Merck Manual, muscle cramps)."""

EASE_OFF = "Ease off if it becomes painful."
"""Stands by every step of moderate or firm pressure."""

STOP_RULE = (
    "Keep it at a good ache or below: you can breathe and talk easily. If it hurts, press more "
    "lightly, or go on to the next step. Stop at once for sharp pain, numbness, tingling, a new "
    "lump or bruise, dizziness, or if the leg swells. Chest pain or trouble breathing: call your "
    "local emergency number."
)

END_CARD = "Drink if you are thirsty. Tender tomorrow? Then let the leg rest for a day."

DISCLAIMER = (
    "This is a timer with general information about self-massage. It is not medical advice, "
    "it can't tell what is causing your pain, and it doesn't replace a doctor, physiotherapist "
    "or other professional. Massage doesn't suit everybody. If in doubt, ask first; if it hurts, "
    "stop. In an emergency call your local emergency number."
)
"""The short disclaimer: in the help and on the first run."""

LONG_DISCLAIMER = (
    "Leg cramps are common and usually harmless, but pain in one leg can also be a blood clot "
    "or another illness that needs treatment. The routines are put together from public health "
    "information and two general articles, were not written or tested by medical staff, and "
    "have not been shown to prevent or cure cramps. How long, how often and how hard are "
    "reasonable choices, not a prescription. Use them at your own judgement. Don't use them to "
    "put off getting help."
)
"""The long disclaimer: in the README and in `massage guide safety`."""


def not_if(reasons: tuple[str, ...]) -> tuple[str, ...]:
    """The reasons not to start, and what then, in lines for a person whom nobody can ask."""
    return (
        "Do not start if any of this is true today:",
        *(f"- {reason}." for reason in reasons),
        f"If it is: {STOP[0].lower()}{STOP[1:]}",
    )
