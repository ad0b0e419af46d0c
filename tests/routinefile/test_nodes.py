"""From text to nodes: what values mean, where they are, and what is refused."""

import pytest

from massage_cli.routinefile.nodes import Node, node_at, plain_value, read_nodes
from massage_cli.routinefile.problem import Report


def read(text: str) -> tuple[Node | None, list[str]]:
    report = Report(text)
    node = read_nodes(report)
    return node, [f"{p.line}:{p.column} {p.code}" for p in report.problems]


def codes(text: str) -> list[str]:
    return read(text)[1]


def plain(node: Node | None) -> object:
    assert node is not None
    match node.value:
        case dict(entries):
            return {name: plain(value) for name, (_, value) in entries.items()}
        case list(items):
            return [plain(item) for item in items]
        case value:
            return value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        *(("90", 90), ("010", 10), ("+5", 5), ("-1", -1), ("1.5", 1.5), ("1e3", 1000.0)),
        *(("true", True), ("False", False), ("~", None), ("", None), ("null", None)),
        *(("on", "on"), ("no", "no"), ("1:30", "1:30"), ("0x10", "0x10"), ("1_000", "1_000")),
        *(("-", "-"), ("2026-01-01", "2026-01-01"), (".inf", float("inf"))),
    ],
)
def test_a_plain_word_means_what_it_looks_like(text: str, value: object) -> None:
    result = plain_value(text)
    assert result == value
    assert type(result) is type(value)


def test_a_number_of_a_million_digits_is_still_only_a_number() -> None:
    assert plain_value("9" * 1_000_000) == float("inf")


def test_quotes_make_text_of_anything() -> None:
    assert plain(read("a: '90'\nb: \"true\"\n")[0]) == {"a": "90", "b": "true"}


def test_every_value_knows_its_place() -> None:
    node, problems = read("steps:\n  - {area: calf, duration: 30s}\n")
    assert problems == []
    assert node is not None
    duration = node_at(node, ("steps", 0, "duration"))
    assert (duration.start.line, duration.start.column, duration.end.column) == (1, 27, 30)


def test_a_path_that_leads_nowhere_ends_at_the_nearest_value_above() -> None:
    node, _ = read("steps:\n  - {area: calf}\n")
    assert node is not None
    assert node_at(node, ("steps", 0, "pressure")) is node_at(node, ("steps", 0))
    assert node_at(node, ("steps", 7)) is node_at(node, ("steps",))


def test_places_count_characters_and_not_bytes() -> None:
    assert codes("{ä😀: 1, ä😀: 2}") == ["1:9 duplicate-key"]


def test_anchors_and_aliases_work() -> None:
    node, problems = read("a: &calf {area: calf}\nb: *calf\n")
    assert problems == []
    assert plain(node) == {"a": {"area": "calf"}, "b": {"area": "calf"}}


def test_a_duplicate_key_names_the_earlier_line() -> None:
    report = Report("title: A\nwhen: x\ntitle: B\n")
    read_nodes(report)
    (problem,) = report.problems
    assert (problem.line, problem.column, problem.end_column) == (3, 1, 6)
    assert problem.message == "'title' is already set in line 1"


def test_a_byte_order_mark_apart_both_kinds_of_line_end_count_alike() -> None:
    assert codes("a: 1\r\nb: 2\r\na: 3\r\n") == ["3:1 duplicate-key"]
    assert codes("a: 1\nb: 2\na: 3\n") == ["3:1 duplicate-key"]


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("", ["1:1 empty-file"]),
        ("# only a comment\n", ["1:1 empty-file"]),
        ("a: 1\n---\nb: 2\n", ["2:1 several-documents"]),
        ("a: !!python/object/apply:os.system [ls]\n", ["1:4 tag"]),
        ("a: !x 1\nb: !!str 2\n", ["1:4 tag", "2:4 tag"]),
        ("a: *nothing\n", ["1:4 unknown-alias"]),
        ("a: &a [*a]\n", ["1:8 unknown-alias"]),
        ("[1, 2]: 3\n", ["1:1 bad-key"]),
        ("a:\n\t- b\n", ["2:1 syntax"]),
        ("a: 'open\n", ["1:4 syntax"]),
        ("a: 1\nb: [1, 2\n", ["2:4 syntax"]),
        ("a: 1\nb: [\n\n", ["2:4 syntax"]),
        ("a: b: c\n", ["1:5 syntax"]),
        ("a: [1, 2\nb: 3\n", ["2:2 syntax"]),
        ("%YAML 9.9\n---\na: 1\n", ["1:1 syntax"]),
        ("a: \x00\n", ["1:4 control-character"]),
        ("a: x\x1b[31mred\n", ["1:5 control-character"]),
        ('a: "\\e[31mred"\n', ["1:4 control-character"]),
        ('a: "\\u202e"\nb: \u202e\n', ["1:4 control-character", "2:4 control-character"]),
        ("a: x\u2028y\u0085z\n", ["1:5 control-character"]),
    ],
)
def test_what_is_refused_and_where(text: str, problems: list[str]) -> None:
    assert codes(text) == problems


def test_twenty_levels_are_allowed_and_no_more() -> None:
    assert codes("[" * 20 + "]" * 20) == []
    assert codes("[" * 22 + "]" * 22) == ["1:22 too-deep"]


def test_depth_counts_through_aliases() -> None:
    lines = ["a: &a0 [x]"] + [f"a{n}: &a{n} [*a{n - 1}]" for n in range(1, 25)]
    assert codes("\n".join(lines))[-1].endswith("too-deep")


def test_ten_thousand_values_are_allowed_and_no_more() -> None:
    assert codes(f"[{'1,' * 9_999}]") == []
    assert codes(f"[{'1,' * 10_000}]") == ["1:20000 too-many-values"]


def test_aliases_are_counted_written_out() -> None:
    lines = ["a0: &a0 [1, 2, 3, 4, 5, 6, 7, 8, 9]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10)]
    (problem,) = codes("\n".join(lines))
    assert problem.endswith("too-many-values")


def test_reading_goes_on_after_an_unsafe_character() -> None:
    assert codes("a: \x07\na: 2\n") == ["1:4 control-character", "2:1 duplicate-key"]
