# SPDX-License-Identifier: Apache-2.0
"""Planting one fault into one function: which faults there are, and how one is planted.

Rules:

1. A mutant is one change of one expression or statement inside a function: a comparison, an
   operator, a number, a condition, a check that is left out, ``min`` for ``max``.
2. What people read is let be: words of messages, docstrings, annotations, f-strings; and
   ``assert`` and ``assert_never``, which state what only our own bug can break.
3. A mutant is called by its module, its function, and the line as it was and as it is: so its name
   outlives changes elsewhere, and anybody can see what it does.
4. It is planted by giving the living function another code object. Whoever imported the function
   calls the mutant, and nothing is written to disk or imported again.
"""

from __future__ import annotations

import ast
import copy
import importlib
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any, Final

Function = ast.FunctionDef | ast.AsyncFunctionDef

_COMPARED: Final[dict[type[ast.cmpop], type[ast.cmpop]]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.In: ast.NotIn, ast.NotIn: ast.In,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
_COMPUTED: Final[dict[type[ast.operator], type[ast.operator]]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.FloorDiv, ast.FloorDiv: ast.Mult,
    ast.Mod: ast.FloorDiv, ast.Pow: ast.Mult, ast.LShift: ast.RShift, ast.RShift: ast.LShift,
    ast.BitAnd: ast.BitOr, ast.BitOr: ast.BitAnd, ast.BitXor: ast.BitOr,
}  # fmt: skip
_CALLED: Final = {"min": "max", "max": "min", "any": "all", "all": "any"}
_PROSE: Final = re.compile(r"\w \w|^ ?\w+ ?$")  # sentences, and words that stand in one
_WORDED: Final = frozenset(("where", "do", "what", "why"))  # of errors and findings
_TELLING: Final = re.compile(
    r"_bad|_refusal|_no_fork|_unreadable|remark|Refused|Misuse|Damaged|assert_never"
)


@dataclass(frozen=True, slots=True)
class Mutant:
    """One planted fault. ``name`` is unique. ``tree`` is the function's, in the class that it
    belongs to; in it ``changed`` shall stand in the place of ``node``.
    """

    module: str
    function: str
    name: str
    tree: ast.Module
    node: ast.AST
    changed: ast.AST

    def plant(self) -> None:
        """Plant it into this process, for good."""
        twin = copy.deepcopy(self.tree, {id(self.node): ast.copy_location(self.changed, self.node)})
        whole = compile(ast.fix_missing_locations(twin), self.name, "exec", dont_inherit=True)
        code = next(code for code in _codes(whole) if code.co_qualname == self.function)
        living(self.module, self.function).__code__ = code


def living(module: str, name: str) -> FunctionType:
    """The function of this qualified name, out of whatever wraps it."""
    found: Any = importlib.import_module(module)
    for part in name.split("."):
        found = vars(found)[part]
    found = getattr(found, "fget", None) or getattr(found, "__func__", found)
    while hasattr(found, "__wrapped__"):
        found = found.__wrapped__
    assert isinstance(found, FunctionType), name
    return found


@cache
def mutants(module: str) -> tuple[Mutant, ...]:
    """Every mutant of a module, in the order of its lines."""
    file = importlib.import_module(module).__file__
    assert file is not None
    made: list[Mutant] = []
    names: Counter[str] = Counter()
    for name, function, tree in _functions(ast.parse(Path(file).read_text(encoding="utf-8"))):
        statements = _statements(function)
        for node, changed in _faults(function):
            label = f"{module}.{name}: {_told(statements[node], node, changed)}"
            names[label] += 1
            label += f" #{names[label]}" if names[label] > 1 else ""
            made.append(Mutant(module, name, label, tree, node, changed))
    return tuple(made)


def _functions(tree: ast.Module) -> Iterator[tuple[str, Function, ast.Module]]:
    """Functions and methods that something outside can call, with their qualified names; each in a
    module of its own, which is enough to compile it.
    """
    for node in tree.body:
        if isinstance(node, Function):
            yield node.name, node, _module(node)
        elif isinstance(node, ast.ClassDef):
            for inner in node.body:
                if isinstance(inner, Function):
                    alone = ast.ClassDef(node.name, [], [], [inner], [])
                    yield f"{node.name}.{inner.name}", inner, _module(alone)


def _module(statement: ast.stmt) -> ast.Module:
    later = ast.ImportFrom("__future__", [ast.alias("annotations")], 0)
    return ast.Module([later, statement], [])


def _codes(code: CodeType) -> Iterator[CodeType]:
    yield code
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _codes(constant)


# ── which faults ────────────────────────────────────────────────────────────────────────────────


def _faults(function: Function) -> Iterator[tuple[ast.expr | ast.stmt, ast.AST]]:
    """What may be changed in a function, and into what."""
    body = function.body[1:] if ast.get_docstring(function) is not None else function.body
    for statement in body:
        for node in _walk(statement):
            if isinstance(node, ast.stmt):
                yield from ((node, new) for new in _of_statement(node))
            else:
                yield from ((node, new) for new in _of_expression(node))


def _walk(node: ast.AST) -> Iterator[ast.expr | ast.stmt]:
    """The nodes that count, outer ones first: without what rule 2 lets be."""
    if isinstance(node, ast.Assert | ast.JoinedStr):
        return
    match node:
        case ast.Assign([ast.Name(name)]) if name in _WORDED:
            return
        case _:
            pass
    if isinstance(node, ast.expr | ast.stmt):
        yield node
    for name, value in ast.iter_fields(node):
        if name in ("annotation", "returns", "decorator_list"):
            continue
        for inner in value if isinstance(value, list) else [value]:
            worded = isinstance(inner, ast.keyword) and inner.arg in _WORDED
            if isinstance(inner, ast.AST) and not worded:
                yield from _walk(inner)


def _of_statement(node: ast.stmt) -> Iterator[ast.stmt]:
    match node:
        case ast.Expr(value=ast.Call(func=called)) if not _TELLING.search(ast.unparse(called)):
            yield ast.Pass()
        case ast.Raise(exc=ast.expr()):
            yield ast.Pass()
        case ast.AugAssign(target, op, value) if type(op) in _COMPUTED:
            yield ast.AugAssign(target, _COMPUTED[type(op)](), value)
        case ast.If(test, body, other) if not isinstance(test, ast.Compare | ast.UnaryOp):
            yield ast.If(ast.UnaryOp(ast.Not(), test), body, other)
        case ast.Continue():
            yield ast.Break()
        case _:
            return


def _of_expression(node: ast.expr) -> Iterator[ast.expr]:
    match node:
        case ast.Compare(left, ops, comparators):
            for at, op in enumerate(ops):
                new = [*ops[:at], _COMPARED[type(op)](), *ops[at + 1 :]]
                yield ast.Compare(left, new, comparators)
        case ast.BoolOp(op, values):
            yield ast.BoolOp(ast.Or() if isinstance(op, ast.And) else ast.And(), values)
        case ast.BinOp(left, op, right) if type(op) in _COMPUTED:
            yield ast.BinOp(left, _COMPUTED[type(op)](), right)
        case ast.UnaryOp(ast.Not() | ast.USub(), operand):
            yield operand
        case ast.Call(ast.Name(name), args, keywords) if name in _CALLED:
            yield ast.Call(ast.Name(_CALLED[name], ast.Load()), args, keywords)
        case ast.Constant(value):
            yield from _of_constant(value)
        case _:
            return


def _of_constant(value: object) -> Iterator[ast.expr]:
    match value:
        case bool():
            yield ast.Constant(not value)
        case int():
            yield ast.Constant(value + 1)
        case bytes():
            yield ast.Constant(value + b"x")
        case str() if not _PROSE.search(value):
            yield ast.Constant(value + "x")
        case _:
            return


# ── names ───────────────────────────────────────────────────────────────────────────────────────

_LONG_CHARS: Final = 140
_COMPOUND: Final = (
    *(ast.If, ast.For, ast.While, ast.With, ast.Try, ast.Match),
    *(ast.match_case, ast.FunctionDef),
)


def _statements(function: Function) -> dict[ast.AST, ast.AST]:
    """For each node the innermost statement (or case of a match) that it stands in."""
    found: dict[ast.AST, ast.AST] = {}

    def enter(node: ast.AST, within: ast.AST) -> None:
        here = node if isinstance(node, ast.stmt | ast.match_case) else within
        found[node] = here
        for inner in ast.iter_child_nodes(node):
            enter(inner, here)

    enter(function, function)
    return found


def _told(statement: ast.AST, node: ast.AST, changed: ast.AST) -> str:
    """What is changed: by the statement it stands in, or by itself where that is too long."""
    was, now = _head(statement), _head(copy.deepcopy(statement, {id(node): changed}))
    if len(was) > _LONG_CHARS and isinstance(node, ast.expr):
        was, now = f"… {_head(node)} …", f"… {_head(changed)} …"
    return f"{was} → {now}"


def _head(node: ast.AST) -> str:
    """A statement in one line; of a compound one its head."""
    lines = [line.strip() for line in ast.unparse(ast.fix_missing_locations(node)).splitlines()]
    return lines[0] if isinstance(node, _COMPOUND) else " ".join(lines)
