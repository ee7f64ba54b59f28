# SPDX-License-Identifier: Apache-2.0
"""``/api/openapi.json``: the desk described by the doors that it has (OpenAPI 3.1).

``python -m wasl.console.openapi`` prints the same; the browser's types are made of it.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final, cast

from starlette.routing import BaseRoute

from wasl import __version__
from wasl.console import schemas
from wasl.console.answers import DENIALS, Json
from wasl.console.context import Context, make_context
from wasl.console.doors import Call, Door, getting, routes_of
from wasl.home.address import Address
from wasl.home.config import Config
from wasl.home.console import DeskSettings
from wasl.home.layout import Home
from wasl.node.desk import Desk
from wasl.terms import PartyId

_REF: Final = "#/components/schemas/"


def describe(doors: Iterable[Door]) -> Json:
    """Return the description of some doors."""
    paths: dict[str, dict[str, Json]] = {}
    for door in doors:
        paths.setdefault(door.path, {})[door.method.lower()] = _operation(door)
    told: Json = {
        "openapi": "3.1.0",
        "info": {
            "title": "The desk of a Wasl node",
            "version": __version__,
            "description": "Events come by the WebSocket /api/events, which is not described here.",
        },
        "paths": paths,
        "components": {
            "schemas": {"error": _error()},
            "securitySchemes": {
                "session": {
                    "type": "apiKey",
                    "in": "cookie",
                    "name": "wasl-HOME",
                    "description": "its name ends in 8 digits that are the home's own",
                }
            },
        },
    }
    _add_shared(told)
    return told


def _operation(door: Door) -> Json:
    names = [part[1:-1] for part in door.path.split("/") if part.startswith("{")]
    parameters: list[Json] = [
        {"name": name, "in": "path", "required": True, "schema": schemas.TEXT} for name in names
    ]
    parameters += [
        {"name": name, "in": "query", "required": False, "schema": schema}
        for name, schema in door.query.items()
    ]
    if door.method != "GET":
        key = {"type": "string", "pattern": "^[A-Za-z0-9_-]{8,64}$"}
        parameters.append(
            {"name": "Idempotency-Key", "in": "header", "required": True, "schema": key}
        )
    right = "nobody need be signed in" if door.public else "whoever is signed in"
    told: Json = {
        "operationId": re.sub(r"[^a-z]+", "-", f"{door.method.lower()}{door.path}").strip("-"),
        "summary": door.summary,
        "description": f"Right: {door.right or right}.",
        "parameters": parameters,
        "security": [] if door.public else [{"session": []}],
        "responses": {
            "200": {"description": "done", "content": {door.media: {"schema": door.answer}}},
            "default": {
                "description": "an error; of the desk’s own: " + ", ".join(DENIALS),
                "content": {"application/json": {"schema": schemas.shared("error")}},
            },
        },
    }
    if door.body is not None:
        told["requestBody"] = {"required": True, "content": {door.takes: {"schema": door.body}}}
    return told


def _error() -> Json:
    text = {"type": ["string", "null"]}
    inner = {"code": schemas.TEXT, "what": schemas.TEXT, "where": text, "do": text}
    return dict(schemas.an_object({"error": schemas.an_object(inner)}))


# ── shapes that the command line tells too ──────────────────────────────────────────────────────


def _add_shared(told: Json) -> None:
    """Add every shape that is referred to, with what it refers to itself."""
    held = cast("dict[str, Json]", told["components"]["schemas"])
    for name in sorted(set(_references(told)) - set(held)):
        shape = schemas.load_shared(name)
        for inner, below in cast("dict[str, Json]", shape.pop("$defs", {})).items():
            held[f"{name}-{inner}"] = cast("Json", _lifted(below, name))
        shape.pop("$schema", None)
        held[name] = cast("Json", _lifted(shape, name))


def _references(value: Any) -> Iterator[str]:  # noqa: ANN401 -- JSON
    if isinstance(value, dict):
        for key, below in cast("dict[str, Any]", value).items():
            if key == "$ref":
                yield str(below).removeprefix(_REF)
            else:
                yield from _references(below)
    elif isinstance(value, list | tuple):
        for below in cast("list[Any]", value):
            yield from _references(below)


def _lifted(value: Any, name: str) -> object:  # noqa: ANN401 -- JSON
    """Return a shape whose inner shapes stand beside it, under names of their own."""
    if isinstance(value, dict):
        return {
            key: str(below).replace("#/$defs/", f"{_REF}{name}-")
            if key == "$ref"
            else _lifted(below, name)
            for key, below in cast("dict[str, Any]", value).items()
        }
    if isinstance(value, list):
        return [_lifted(below, name) for below in cast("list[Any]", value)]
    return value


# ── the route, and the command ──────────────────────────────────────────────────────────────────


def routes(context: Context) -> list[BaseRoute]:
    """Return the route of the description."""

    async def tell(_call: Call) -> Json:
        return describe(context.doors)

    anything = {"type": "object", "additionalProperties": True}
    return routes_of(context, [getting("openapi.json", "This description", tell, anything)])


class _NoNode:
    """In the place of a node where only the doors are asked for."""

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 -- whatever a part keeps hold of
        return self

    def __call__(self, *_args: object, **_words: object) -> Any:  # noqa: ANN401 -- the same
        return self


def everything() -> Json:
    """Return the description of a whole desk, without a node."""
    from wasl.console.app import create_app  # noqa: PLC0415 -- this is one of its parts

    settings = DeskSettings(listen=Address("127.0.0.1", 0), host="localhost")
    config = Config(party=PartyId("nobody"), desk=settings)
    context = make_context(cast("Desk", _NoNode()), Home(Path()), config)
    create_app(context)
    return describe(context.doors)


if __name__ == "__main__":
    json.dump(everything(), sys.stdout, ensure_ascii=False, indent=1)
    sys.stdout.write("\n")
