"""What keeps a person safe in German: the English sentence by sentence, no weaker, no stronger."""

from __future__ import annotations

import re

import pytest

from massage_cli.core.english.words import LEGS
from massage_cli.core.safety import QUESTIONS, Consequence
from massage_cli.core.spoken import german as spoken
from massage_cli.core.written.english import ENGLISH
from massage_cli.core.written.german import GERMAN
from tests.core.written.written_words import texts

SIGNS = {
    "one_sided": [
        ("leg or calf", "Bein oder eine Wade"), ("swollen", "geschwollen"), ("warm", "warm"),
        ("hard", "hart"), ("redder or darker", "röter oder dunkler"),
        ("sore, hard veins", "schmerzhafte, harte Venen"), ("throbs", "pocht"),
        ("hurts all the time", "ständig weh"),
    ],
    "clot_before": [
        ("ever had a blood clot", "schon einmal ein Blutgerinnsel"),
        ("three months", "drei Monaten"), ("operation", "Operation"),
        ("broken leg", "gebrochenes Bein"), ("plaster cast", "Gips"),
        ("stay in bed for days", "Tage Bettruhe"),
        ("gave birth", "Geburt"), ("more than four hours", "mehr als vier Stunden"),
        ("hurts since", "seitdem tut ein Bein weh"),
    ],
    "injury": [
        ("tear or pop", "riss oder knackte"), ("hurts since", "seitdem tut es weh"),
        ("severe and grows", "stark und wird stärker"),
    ],
    "numb_or_feverish": [
        ("newly numb or weak", "seit Kurzem taub oder schwach"), ("fever", "Fieber"),
        ("dirty wound", "verschmutzten Wunde"),
    ],
    "dark_urine": [
        ("dark brown", "dunkelbraun"), ("very hard exercise", "sehr harter Anstrengung"),
        ("statin", "Statin"), ("hurt badly", "stark weh"), ("very weak", "sehr schwach"),
    ],
    "if_it_is": [
        ("please don't massage", "bitte nicht massieren"), ("doctor", "Arztpraxis"),
        ("urgent care service", "Bereitschaftsdienst"), ("today", "heute"),
        ("keeps growing after an injury", "nach einer Verletzung immer stärker wird"),
        ("emergency help now", "jetzt Notfallhilfe"), ("Chest pain", "Schmerzen in der Brust"),
        ("sudden breathlessness", "plötzliche Atemnot"), ("coughing blood", "Bluthusten"),
        ("local emergency number now", "jetzt die örtliche Notrufnummer"), ("112", "112"),
    ],
    "worse_after": [
        ("leave the leg alone today", "das Bein heute in Ruhe lassen"),
        ("Swollen, warm, red or darker?", "Geschwollen, warm, rot oder dunkler?"),
        ("urgent care service today", "Noch heute"),
        ("No better tomorrow?", "Morgen nicht besser?"),
        ("See a doctor", "Ärztlich untersuchen lassen"),
    ],
    "end_card": [("thirsty", "Durst"), ("a day", "einen Tag")],
    "disclaimer": [
        ("general information", "allgemeinen Informationen"),
        ("not medical advice", "kein ärztlicher Rat"),
        ("can't tell what is causing", "kann nicht erkennen, woher"),
        ("doesn't replace", "ersetzt weder"), ("physiotherapist", "Physiotherapie"),
        ("doesn't suit everybody", "nicht für alle geeignet"),
        ("If in doubt, ask", "Zweifel vorher"),
        ("if it hurts, stop", "wenn es wehtut, aufhören"),
        ("local emergency number", "örtliche Notrufnummer"),
    ],
    "stop_at_once": [
        ("sharp pain", "stechendem Schmerz"), ("numbness", "Taubheit"), ("tingling", "Kribbeln"),
        ("dizziness", "Schwindel"), ("at once", "Sofort"),
    ],
}  # fmt: skip
"""By the name of the text: what the English one says, and how the German one says it."""


@pytest.mark.parametrize("name", SIGNS)
def test_each_sign_and_each_advice_is_there_in_both(name: str) -> None:
    english, german = dict(texts(ENGLISH))[name], dict(texts(GERMAN))[name]
    for there, here in SIGNS[name]:
        assert there in english
        assert here in german


def test_every_reason_that_the_screen_asks_for_is_among_them() -> None:
    asked = [question for question in QUESTIONS if question.consequence is Consequence.STOP]
    assert len(GERMAN.safety.reasons(LEGS)) == len(asked)
    told = [f"{question.text}." for question in asked]
    assert list(ENGLISH.safety.reasons(LEGS)) == told


@pytest.mark.parametrize("name", SIGNS)
def test_there_are_as_many_sentences(name: str) -> None:
    english, german = dict(texts(ENGLISH))[name], dict(texts(GERMAN))[name]
    assert len(re.findall(r"[.?](?= |$)", german)) == len(re.findall(r"[.?](?= |$)", english))


def test_nobody_is_addressed_by_du() -> None:
    told = [text for _, text in texts(GERMAN)]
    told += [text for text in spoken.GERMAN if isinstance(text, str)]
    familiar = re.compile(r"\b(?:du|dich|dir|dein\w*|euch|euer\w*|ihr)\b", re.IGNORECASE)
    assert [text for text in told if familiar.search(text)] == []
