"""What is said for safety: before a session, during it, and after."""

from __future__ import annotations

from typing import NamedTuple

from massage_cli.core.english.briefing import LEAVE_OUT, WHO_ASKS_FIRST

HEADING = "Before you start: is any of this true for you?"
QUESTION = "Is any of this true for you?"
"""The same under a title."""


class Words(NamedTuple):
    """What is said of one thing that may be true: the question, why, and what follows."""

    text: str
    why: str
    then: str
    ticked: str = ""
    """What follows where the question was ticked on a screen, and can be left unticked."""


QUESTIONS = {
    "one-sided": Words(
        "One leg or calf is swollen, warm or hard, redder or darker than the other, or has sore, "
        "hard veins; or it throbs or hurts all the time",
        "These can be signs of a blood clot. The change of colour is harder to see on brown or "
        "black skin. Very rarely, a clot has travelled to the lung after a leg massage.",
        "Please don't massage this leg: it may be a blood clot. Contact a doctor or urgent care "
        "service today.",
    ),
    "clot-before": Words(
        "You have ever had a blood clot; or in the last three months had an operation, a broken "
        "leg or a plaster cast, had to stay in bed for days, or gave birth; or a leg hurts since "
        "a journey of more than four hours",
        "After these a clot is more likely, and a leg that is still mending should be left alone.",
        "Please leave the leg alone until somebody who knows you says that massage is fine. Ask "
        "your doctor, nurse or pharmacist; today if the leg hurts, swells or feels warm.",
        "Once they have said so, leave this question unticked.",
    ),
    "injury": Words(
        "You felt something tear or pop, and it hurts since; or after an injury the pain is "
        "severe and grows",
        "A muscle that may be torn is not massaged in its first days. Pressure can build up "
        "inside an injured muscle and cut off its blood: that is rare, and cannot wait.",
        "Please don't massage an injured leg: have it looked at today. Severe pain that keeps "
        "growing after an injury is an emergency: get emergency help now.",
    ),
    "numb-or-feverish": Words(
        "The leg is newly numb or weak; you have a fever; or the cramps began after a dirty wound",
        "A cramp does not cause these. Cramps after a dirty wound can, rarely, be tetanus.",
        "A new numbness or weakness, or a fever, needs a doctor, not a massage: call one today. "
        "For cramps since a dirty wound get medical help now.",
    ),
    "dark-urine": Words(
        "Your urine is dark brown; or after very hard exercise or with a statin muscles hurt badly "
        "or are very weak",
        "Muscle that breaks down can harm the kidneys. Treated early, most people recover.",
        "Dark urine, or muscles that are very weak or hurt badly, can mean that muscle is "
        "breaking down. Please don't massage: get medical help today. Say which medicines you "
        "take, and ask about the next dose before you take it.",
    ),
    "ask-first": Words(
        "You take blood thinners or bleed easily, are pregnant, have numb feet (diabetes, nerves), "
        "weak bones, cancer, heart, artery or kidney disease; or it is for a child",
        "Pressure can bruise, or do harm that is not felt. Whether massage suits you, and how "
        "much of it, is for somebody who knows you to say. A child's leg pain has causes of its "
        "own.",
        "With any of these ask a doctor, nurse or pharmacist first.",
    ),
    "swelling-or-hormones": Words(
        "Both ankles or legs are swollen; or one leg hurts and you take the pill or hormone "
        "therapy",
        "Swelling of both legs can come from sitting and standing, and also from a medicine, the "
        "heart, the kidneys or the liver. The pill and hormone therapy make a clot somewhat more "
        "likely.",
        "Ask a doctor, nurse or pharmacist first what the swelling, or the pain in one leg, comes "
        "from.",
    ),
    "skin": Words(
        "There are bruises, cuts, a rash, sore skin, or bulging veins",
        "Such places are left alone. The rest of the leg can be massaged around them.",
        "Leave those places out. Work around them, or choose another routine.",
    ),
}
"""What may be true, why it is asked, and what follows. Each rests on:

- one-sided: NHS, deep vein thrombosis (throbbing or cramping pain in one leg, swelling, warm,
  red or darkened skin, sore hard veins: a doctor today); case reports of a clot that went to
  the lung after leg massage (BMC Pregnancy and Childbirth 2020; Phys Sportsmed 2010).
- clot-before: NHS and NICE (an operation, a stay in bed, having given birth, an earlier clot),
  TravelHealthPro and WHO (a journey of more than four hours; rare); BSH 2010 (up to eight weeks
  after it).
- injury: NHS, sprains and strains (no massage for the first days); NHS, compartment syndrome
  (sudden, after an injury, often the lower leg: an emergency).
- numb-or-feverish: Merck Manual, muscle cramps (weakness, lost feeling); Mayo Clinic, massage
  (fever); NHS, leg cramps (after a cut soiled with earth: tetanus, help at once).
- dark-urine: NHS, statins (unexplained muscle pain, weakness or cramps: a doctor straight away);
  CDC and Stony Brook Medicine, rhabdomyolysis (dark urine, weakness, after extreme exertion).
- ask-first: Mayo Clinic and NCCIH, massage (bleeding, blood thinners, weak bones, cancer,
  pregnancy); MBLEx (kidney disease, numb feet); NHS, growing pains (gentle massage, and a doctor
  for pain in one leg only).
- swelling-or-hormones: NHS, oedema and heart failure; NHS, deep vein thrombosis (the pill, hormone
  therapy). None of them stops a session by itself.
- skin: Mayo Clinic, massage (burns, healing wounds); Delphi 2021 on rolling (open wounds).
"""
WHY = "Why we ask"

EMERGENCY = (
    "Chest pain, sudden breathlessness or coughing blood: call your local emergency number now "
    "(for example 112, 911 or 999)."
)
"""Said after every reason to stop."""
STOP = (
    "Please don't massage. Contact a doctor or urgent care service today. Severe pain that keeps "
    "growing after an injury, or cramps since a dirty wound: get emergency help now. "
    f"{EMERGENCY}"
)
"""What follows from any of the reasons to stop, where nobody can say which it is."""
ASK_FIRST = (
    "Ask a doctor, nurse or pharmacist first. If you already have and they said it is fine, "
    "go on gently: the pressure stays light."
)
SAID_FINE = (
    "If you have asked already and they said it is fine, go on gently: the pressure stays light, "
    "today and from now on."
)
"""Under what ASK_FIRST questions say themselves."""
SKIP = QUESTIONS["skin"].then
NO_AREA = (
    "You said that there is a place to leave alone. Is it one of these? If it is none of them, "
    "press Enter once more, and keep your hands off it."
)
"""Asked once, where no area was chosen."""

SHORT_SCREEN = (
    "One leg swollen, warm, red or darker, or painful all the time? Don't massage; get it checked."
)
"""What is left of the screen after the first days; it is never switched off wholly."""
ANYTHING_NEW = (
    "Anything new since last time (blood thinner, pregnancy, bruise, injury)? "
    "Then press ? for all questions."
)

ACUTE_WARNING = "One leg swollen, warm, red or darker? Breathless or chest pain? Stop and get help."
"""Stands under the clock of an acute session, which waits for no answer."""

EASING_QUESTION = "Easing? Just go on.   [a] no, hold again   [w] worse"
"""Asked after an acute stretch, while the clock runs on."""

EASING_SPOKEN = "Has it eased? If not, hold it again. If it gets worse, stop."
"""The same for the ear, which has no keys to be told of. What else to stop for is said once, with
the first touch, which comes soon after."""

HANDS_OFF = "Hands off."
STOP_OR_SLIP = "[w] stop, it hurts   [space] go on, it was a slip"
"""Stand while a session is paused by the key for pain, with what to watch for between them."""

GO_ON_WHEN_EASED = "[enter] it has eased"
"""Stands while a step waits whose written time is over."""

GO_ON_OR_WORSE = "[enter] it has eased   [w] worse"
"""The same of the stretch of a cramp."""

GO_ON_SPOKEN = "Hold on until it has eased. Then press [enter]."
"""The same for the ear: it has to know by which key it goes on."""

EASED_SPOKEN = "Has the spot eased? If not, hold it again."

EASED_QUESTION = "Has the spot eased?   [a] not yet, hold again   no key: yes, go on"
"""Asked after a trigger point, up to HOLDS_A_SPOT holds, while the clock runs on."""

ENOUGH_HOLDS = "Six holds on one spot are enough: give it a rest"

LEG_QUESTION = "Which leg?   [l] left   [r] right"
"""Asked in an acute session that was started without a word on it."""

LEG_SPOKEN = "Which leg is it? Press L for left, R for right."
"""The same for the ear."""

WORSE = (
    "Stop. Don't massage. If the leg is swollen, warm, red or darker, or the pain doesn't let "
    "go, contact a doctor today."
)

HELD_OFTEN = (
    "Not letting go? Hold on, stand on the foot if you can, or rest. Ten minutes in all: get "
    "medical advice."
)
"""Stands while a stretch is held for the third time and more (Mayo Clinic, night leg cramps)."""

TEN_MINUTES = "Still cramping after ten minutes? That is unusual. Please get medical advice now."
"""NHS, leg cramps: one that lasts longer than ten minutes needs medical help."""

RIGHT_AWAY = (
    "If your chest, your arms or your belly cramp, too.",
    "For cramps with weakness, lost feeling or twitching, or after a heavy loss of fluid.",
    "For chest pain, sudden breathlessness or coughing blood: call your local emergency number.",
)
"""When a cramp is not one for the hands (Merck Manual, muscle cramps)."""

EASE_OFF = "Ease off if it becomes painful."
"""Stands by every step of moderate or firm pressure."""

STOP_WORD = "Stop"
"""How the rule says it, and what it is known by on the screen."""
STOP_RULE = (
    "Keep it at a good ache or below: you can breathe and talk easily. If it hurts, press more "
    "lightly, or go on to the next step. Stop at once for sharp pain, numbness, tingling, a new "
    "lump or bruise, dizziness, or if the leg swells. Chest pain or trouble breathing: call your "
    "local emergency number."
)

WORSE_AFTER = (
    "Worse after the massage: leave the leg alone today. Swollen, warm, red or darker? Contact a "
    "doctor or urgent care service today. No better tomorrow? See a doctor."
)
"""Said to `worse` on the end card."""

STOPPED_HURTING = (
    "Then leave that leg alone today. Sharp pain, numbness, tingling, a new lump or bruise, or "
    "swelling: have it looked at."
)
"""Said to who stopped because it hurt."""

SEVERE_BEFORE = (
    "That is a lot of pain for a firm massage. Go gently, or leave it for today. If it is new, "
    "or you don't know why, have it looked at first."
)
"""Said before a session that presses, to a pain of `advice.SEVERE_PAIN` or more."""
NOT_TODAY = (
    "Not today, then. If it hurts like this tomorrow too, or limits your day, please see a doctor."
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


NOT_IF = "Do not start if any of this is true for you:"
IF_IT_IS = f"If it is: {STOP[0].lower()}{STOP[1:]}"


def not_if(reasons: tuple[str, ...]) -> tuple[str, ...]:
    """The reasons not to start, and what then, in lines for a person whom nobody can ask."""
    return (
        NOT_IF,
        *(f"- {reason}." for reason in reasons),
        IF_IT_IS,
        WHO_ASKS_FIRST,
        LEAVE_OUT,
    )
