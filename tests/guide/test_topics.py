from __future__ import annotations

import re

import pytest

from massage_cli.core import safety
from massage_cli.core.english import safety as safety_words
from massage_cli.core.nearest import ChoiceError
from massage_cli.core.technique import TECHNIQUES
from massage_cli.guide.topics import TOPICS, Topic, TopicSection, parse, topic
from tests.content.authorities import AUTHORITIES, hosts

every_name = pytest.mark.parametrize("name", [*TOPICS, *TECHNIQUES])


def words(found: Topic) -> str:
    return " ".join(text for section in found.sections for text in section.paragraphs)


@every_name
def test_every_topic_has_a_title_and_something_to_read(name: str) -> None:
    found = topic(name)

    assert found.name == name
    assert found.title
    assert found.sections
    for section in found.sections:
        assert section.paragraphs
        assert all(text == text.strip() != "" for text in section.paragraphs)


@every_name
def test_every_paragraph_ends_as_a_sentence_or_is_a_source(name: str) -> None:
    for section in topic(name).sections:
        for text in section.paragraphs:
            if section.title == "Sources":
                assert re.fullmatch(r"- \[[^\]]+\]\(https://[^)]+\)", text)
            else:
                assert text.endswith((".", "?", "!")), text


@every_name
def test_only_authorities_are_cited(name: str) -> None:
    for section in topic(name).sections:
        assert hosts(section.paragraphs) <= AUTHORITIES


@pytest.mark.parametrize("name", ["Trigger Point", "tender spot"])
def test_a_technique_says_how_why_and_where_not(name: str) -> None:
    found = topic(name)

    assert found.title == "Tender spot (trigger point)"
    assert [section.title for section in found.sections] == [
        "",
        "How",
        "Why",
        "Where not",
        "Rhythm",
    ]
    assert TECHNIQUES["trigger-point"].how in words(found)
    assert "hold 12 s, release 5 s" in words(found)


def test_the_techniques_are_listed_each_with_its_sign() -> None:
    listed = words(topic("techniques"))

    assert all(f"{t.sign} {t.title}" in listed for t in TECHNIQUES.values())
    assert "Long strokes (effleurage): Glide" in listed
    assert "Stretch: Stretch" in listed


@every_name
def test_nothing_speaks_of_ticks_where_there_is_nothing_to_tick(name: str) -> None:
    assert not re.search(r"\b(?:un)?tick", words(topic(name)), re.IGNORECASE)


def test_safety_tells_all_that_the_screen_asks_and_says() -> None:
    told = words(topic("safety"))

    assert all(question.text in told for question in safety.QUESTIONS)
    assert all(message in told for message in safety.MESSAGES.values())
    assert safety_words.STOP_RULE in told
    assert safety_words.LONG_DISCLAIMER in told


def test_evidence_says_what_is_contested_with_sources() -> None:
    found = topic("evidence")

    assert found.sections[-1].title == "Sources"
    assert len(found.sections[-1].paragraphs) >= 10
    assert words(found).count("contested") + words(found).count("disputed") >= 2


def test_the_faq_answers_seven_questions() -> None:
    questions = [s.title for s in topic("faq").sections if s.title.endswith("?")]

    assert len(questions) == 7


@pytest.mark.parametrize(
    ("name", "help"),
    [
        ("presure", "did you mean 'pressure'?"),
        ("efleurage", "did you mean 'effleurage'?"),
        ("xyzzy", "there are: techniques, safety, basics"),
    ],
)
def test_an_unknown_topic_is_answered_with_the_nearest(name: str, help: str) -> None:
    with pytest.raises(ChoiceError, match="no topic") as caught:
        topic(name)

    assert caught.value.help.startswith(help)


def test_markdown_becomes_sections_and_paragraphs() -> None:
    text = "# Title\n\nFirst.\n\nSecond.\n\n## More\n\n- One.\n- Two.\n"

    assert parse("name", text) == Topic(
        "name",
        "Title",
        (TopicSection("", ("First.", "Second.")), TopicSection("More", ("- One.", "- Two."))),
    )


def test_what_we_do_not_repeat_is_answered_with_its_sources() -> None:
    evidence = topic("evidence")
    sources = " ".join(evidence.sections[-1].paragraphs)
    [section] = [s for s in evidence.sections if s.title == "What we do not repeat"]

    for claim in (line for line in section.paragraphs if line.startswith("- ")):
        named = re.findall(r"\(([^()]+)\)\.", claim)
        assert named, claim
        for name in ", ".join(named).split(", "):
            assert name in sources, name


def test_a_study_that_the_evidence_names_is_among_its_sources() -> None:
    *sections, sources = topic("evidence").sections
    told = " ".join(text for section in sections for text in section.paragraphs)

    for name in set(re.findall(r"[A-Z]\w+ (?:19|20)\d\d", told)):
        assert name in " ".join(sources.paragraphs), name


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("basics", "stroking, kneading and pressing"),
        ("basics", "Under stress, muscles tense"),
        ("basics", "stretching every evening for six weeks"),
        ("causes", "for most nobody finds a cause"),
        ("causes", "a cramp lasts longer than ten minutes"),
        ("professionals", "get movement and strength back"),
        ("professionals", "Ask about training and experience"),
    ],
)
def test_what_a_beginner_asks_is_answered(name: str, told: str) -> None:
    assert told in words(topic(name))


def test_the_basics_answer_what_what_for_and_how_often() -> None:
    titles = [section.title for section in topic("basics").sections]

    assert titles[:4] == ["What massage is", "What it is for", "Stress", "How often"]


def test_a_doctor_comes_before_those_who_massage() -> None:
    titles = [section.title for section in topic("professionals").sections if section.title]

    assert titles[0] == "A doctor or a nurse"
    assert titles.index("A massage therapist") > titles.index("A physiotherapist")


@every_name
def test_a_topic_that_is_referred_to_is_there(name: str) -> None:
    for other in re.findall(r"`massage guide ([a-z-]+)`", words(topic(name))):
        assert topic(other).name == other


@every_name
def test_wherever_skin_may_be_red_it_may_be_darker_too(name: str) -> None:
    """On brown or black skin the red of a clot is harder to see."""
    for sentence in re.split(r"(?<=[.?!]) ", words(topic(name))):
        if re.search(r"\bred\b", sentence):
            assert "darker" in sentence, sentence
