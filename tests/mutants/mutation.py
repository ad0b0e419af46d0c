"""The small faults that code can be given: source → mutants, always in the same order.

Numbers and truth values, comparisons, `and`, `or`, `not`, arithmetic, conditions, a few
functions that stand for one another, and statements left out. Texts, type hints,
decorators and assertions stay as they are.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from types import CodeType

WIDTH = 100
"""Characters of code around a fault that are shown at most."""

UNTOUCHED = {"annotation", "returns", "decorator_list", "format_spec"}
"""Fields of a node in which nothing is mutated."""
CONDITIONS = {"test", "ifs", "guard"}

COMPARED: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
RECKONED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}
CALLED = {"min": "max", "any": "all", "bisect_left": "bisect_right", "ceil": "floor"}
CALLED |= {other: name for name, other in CALLED.items()}


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a node hangs: a field of its parent, or one item of the list there."""

    parent: ast.AST
    field: str
    index: int | None

    def hang(self, node: ast.AST) -> None:
        if self.index is None:
            setattr(self.parent, self.field, node)
        else:
            getattr(self.parent, self.field)[self.index] = node


_Found = tuple[ast.expr | ast.stmt, _Place, tuple[ast.AST, ...]]


@dataclass(frozen=True, slots=True)
class Mutant:
    """One fault in one module, told as the code around it before and after."""

    module: str
    function: str
    """With its class; empty at the module's own level."""
    line: int
    old: str
    new: str
    _tree: ast.Module
    _place: _Place
    _sound: ast.AST
    _faulty: ast.AST

    @property
    def name(self) -> str:
        """What it is known by, wherever its line moves."""
        return f"{self.module}:{self.function}: {self.old} → {self.new}"

    def code(self, path: str) -> CodeType:
        """The module's code with the fault in it."""
        self._place.hang(ast.fix_missing_locations(self._faulty))
        try:
            return compile(self._tree, path, "exec")
        finally:
            self._place.hang(self._sound)


def mutants(module: str, source: str) -> Iterator[Mutant]:
    """Every mutant of a module, from the top down."""
    tree = ast.parse(source)
    for node, place, path in _below(tree, ()):
        for other in _faults(node, place.field):
            ast.copy_location(other, node)
            around = _around(path)
            old = ast.unparse(around)
            place.hang(other)
            new = ast.unparse(other if around is node else around)
            place.hang(node)
            function = _function(path)
            yield Mutant(module, function, node.lineno, old, new, tree, place, node, other)


def _below(node: ast.AST, above: tuple[ast.AST, ...]) -> Iterator[_Found]:
    """What hangs below a node and may be mutated, the path to it ending with itself."""
    for field, value in ast.iter_fields(node):
        if field in UNTOUCHED:
            continue
        for index, item in enumerate(value) if isinstance(value, list) else ((None, value),):
            if not isinstance(item, ast.AST) or _is_for_readers(item):
                continue
            path = (*above, node, item)
            if isinstance(item, ast.expr | ast.stmt):
                yield item, _Place(node, field, index), path
            yield from _below(item, path[:-1])


def _is_for_readers(node: ast.AST) -> bool:
    """Whether a node is there for the type checker, and does nothing while the program runs."""
    match node:
        case ast.Assert() | ast.If(test=ast.Name("TYPE_CHECKING")):
            return True
    return False


def _function(path: tuple[ast.AST, ...]) -> str:
    return ".".join(n.name for n in path if isinstance(n, ast.FunctionDef | ast.ClassDef))


def _around(path: tuple[ast.AST, ...]) -> ast.AST:
    """The largest part around the path's last node that fits one line, or the node."""
    largest = path[-1]
    for node in reversed(path):
        if isinstance(node, ast.expr | ast.stmt):
            text = ast.unparse(node)
            if len(text) > WIDTH or "\n" in text:
                break
            largest = node
    return largest


def _faults(node: ast.AST, field: str) -> Iterator[ast.AST]:
    """What may stand in a node's place in that field of its parent."""
    match node:
        case ast.Constant(value=bool() as value):
            yield ast.Constant(not value)
        case ast.Constant(value=int() | float() as value):
            yield ast.Constant(value + 1)
        case ast.Compare(left, ops, comparators):
            for n, op in enumerate(ops):
                for other in COMPARED[type(op)]:
                    yield ast.Compare(left, [*ops[:n], other(), *ops[n + 1 :]], comparators)
        case ast.BoolOp(op, values):
            swapped = ast.Or() if isinstance(op, ast.And) else ast.And()
            for n in range(len(values) - 1):
                joined = ast.BoolOp(swapped, values[n : n + 2])
                rest = [*values[:n], joined, *values[n + 2 :]]
                yield ast.BoolOp(op, rest) if len(rest) > 1 else joined
        case ast.UnaryOp(ast.Not() | ast.USub(), operand):
            yield operand
        case ast.BinOp(left, op, right) if type(op) in RECKONED:
            yield ast.BinOp(left, RECKONED[type(op)](), right)
        case ast.AugAssign(target, op, value):
            if type(op) in RECKONED:
                yield ast.AugAssign(target, RECKONED[type(op)](), value)
            yield ast.Pass()
        case ast.Call(ast.Name(name), args, keywords) if name in CALLED:
            yield ast.Call(ast.Name(CALLED[name], ast.Load()), args, keywords)
        case ast.Continue():
            yield ast.Break()
        case ast.Break():
            yield ast.Continue()
        case ast.Raise() | ast.Return(None) | ast.Expr(ast.Call() | ast.Yield() | ast.YieldFrom()):
            yield ast.Pass()
        case ast.Assign(targets, value) if not _is_first(targets, value):
            yield ast.Pass()
    if field in CONDITIONS and isinstance(node, ast.expr) and not _has_operator(node):
        yield ast.UnaryOp(ast.Not(), node)


def _is_first(targets: list[ast.expr], value: ast.expr) -> bool:
    """Whether an assignment only gives a name to something: without it nothing would run."""
    if not all(isinstance(target, ast.Name | ast.Tuple) for target in targets):
        return False
    named = {n.id for target in targets for n in ast.walk(target) if isinstance(n, ast.Name)}
    return named.isdisjoint(n.id for n in ast.walk(value) if isinstance(n, ast.Name))


def _has_operator(condition: ast.expr) -> bool:
    return isinstance(condition, ast.Compare | ast.BoolOp | ast.UnaryOp)
