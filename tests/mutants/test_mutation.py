from __future__ import annotations

import ast

import pytest

from tests.mutants import __main__ as command
from tests.mutants.__main__ import ROOT, all_mutants, equivalents, path_of
from tests.mutants.mutation import mutants


def faults(source: str) -> list[str]:
    return [f"{mutant.old} → {mutant.new}" for mutant in mutants("module", source)]


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("LIMIT = 2.0", ["LIMIT = 2.0 → LIMIT = 3.0"]),
        ("ON = True", ["ON = True → ON = False"]),
        ("a < b", ["a < b → a <= b", "a < b → a >= b"]),
        ("a <= b < c", [f"a <= b < c → a {ops}" for ops in ("< b < c", "> b < c")]
         + [f"a <= b < c → a <= b {ops}" for ops in ("<= c", ">= c")]),
        ("a is None", ["a is None → a is not None"]),
        ("a not in b", ["a not in b → a in b"]),
        ("a and b and c", ["a and b and c → (a or b) and c", "a and b and c → a and (b or c)"]),
        ("not a", ["not a → a"]),
        ("a = b + c", ["a = b + c → a = b - c"]),
        ("a -= b", ["a -= b → a += b", "a -= b → pass"]),
        ("a = max(b, c)", ["a = max(b, c) → a = min(b, c)"]),
        ("a if b else c", ["a if b else c → a if not b else c"]),
        ("[a for a in b if a]", ["[a for a in b if a] → [a for a in b if not a]"]),
        ("a.b = c", ["a.b = c → pass"]),
        ("a = a or b", ["a = a or b → pass", "a = a or b → a = a and b"]),
        ("tell(a)", ["tell(a) → pass"]),
        ("raise ValueError(a)", ["raise ValueError(a) → pass"]),
    ],
)  # fmt: skip
def test_what_is_put_in_its_place(source: str, found: list[str]) -> None:
    assert faults(source) == found


@pytest.mark.parametrize(
    "source",
    [
        '"""A text with 2 and not."""',
        'a = f"{b:5}"',
        "def f(a: tuple[Literal[1], ...]) -> A | B: ...",
        "a: dict[str, Literal[1]]",
        "@dataclass(frozen=True)\nclass A: ...",
        "assert a is not None",
        "if TYPE_CHECKING:\n    a = 1",
    ],
)
def test_texts_hints_decorators_and_assertions_stay(source: str) -> None:
    assert faults(source) == []


def test_a_mutant_is_told_by_its_function_and_the_code_around_it_in_one_line() -> None:
    source = "class A:\n    def f(self):\n        for x in self.y:\n            go(x, 1 + len(x))\n"
    assert [(m.function, m.line, m.new) for m in mutants("module", source)] == [
        ("A.f", 4, "pass"),
        ("A.f", 4, "go(x, 1 - len(x))"),
        ("A.f", 4, "go(x, 2 + len(x))"),
    ]


def test_a_mutants_code_has_its_fault_and_no_other() -> None:
    source = "a = 1\nb = 2\n"
    values = []
    for mutant in mutants("module", source):
        names: dict[str, int] = {}
        exec(mutant.code("module.py"), names)  # noqa: S102  # that is what it is for
        values.append((names["a"], names["b"]))
    assert values == [(2, 2), (1, 3)]


def test_looking_for_mutants_changes_nothing() -> None:
    source = "a = b + c if d else max(1, e)"
    found = list(mutants("module", source))
    assert len(found) == 4
    assert ast.unparse(found[0]._tree) == source


def test_every_mutant_said_to_change_nothing_is_there() -> None:
    assert set(equivalents()) <= {mutant.name for mutant in all_mutants(())}
    assert all(equivalents().values()), "each under its reason"


def test_every_mutant_is_of_a_module_that_has_tests_and_a_file() -> None:
    modules, tests = {mutant.module for mutant in all_mutants(())}, command.tests_by_module()
    assert {"massage_cli.core.player", "massage_cli.core.spoken"} <= modules
    assert [module for module in modules if not any(tests[module])] == []
    assert [module for module in modules if not (ROOT / path_of(module)).is_file()] == []
