# SPDX-License-Identifier: Apache-2.0
"""Names of persons in Russian texts, by ``natasha``, where that is installed: ``wasl[ru]``.

Rules:

1. It is an extra: without it nothing is missing but names that the rules leave open.
2. It is loaded for a text with Russian letters alone: that takes a second.
3. It opens what came with its packages, and no network.
"""

from __future__ import annotations

import re
import warnings
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any, Final

from wasl import limits
from wasl.contact.directory import Directory
from wasl.contact.press.proposal import Reading
from wasl.contact.press.who.persons import Named, Names, with_names

_RUSSIAN: Final = re.compile("[а-яё]{3}", re.IGNORECASE)
_INSTRUMENTAL: Final = re.compile("(?:ом|ем|ым|им|ою)$")
_NAME: Final = "PER"


def is_installed() -> bool:
    """Tell whether the extra is there, with the old setuptools that it needs."""
    return all(find_spec(name) is not None for name in ("natasha", "pkg_resources"))


def name_holders(reading: Reading, text: str, *, directory: Directory) -> Reading:
    """Return what was read of a text, with names that the directory has not, if it is Russian."""
    long = len(text) > limits.NAMES_CHARS
    if long or not reading.proposals or not _RUSSIAN.search(text) or not is_installed():
        return reading
    return with_names(reading, find_names(text), directory)


def find_names(text: str) -> Names:
    """Return the names of persons in a text, and its cases. The extra is installed."""
    natasha, segmenter, vocabulary, morphology, names = _models()
    doc: Any = natasha.Doc(text)
    doc.segment(segmenter)
    doc.tag_morph(morphology)
    doc.tag_ner(names)
    found: list[Named] = []
    for span in doc.spans:
        if span.type == _NAME:
            span.normalize(vocabulary)
            found.append(Named(int(span.start), int(span.stop), _form(span.text, span.normal)))
    cases: dict[int, str] = {
        int(token.start): token.feats["Case"]
        for token in doc.tokens
        if token.feats and "Case" in token.feats
    }
    return Names(text, found, cases)


def _form(said: str, form: str) -> str:
    """Return a name in the nominative, or as it was said where only half of it could be put so."""
    kept = set(said.split()) & set(form.split())
    return said if said != form and any(map(_INSTRUMENTAL.search, kept)) else form


@cache
def _models() -> tuple[Any, Any, Any, Any, Any]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # its packages are of before some deprecations
        natasha: Any = import_module("natasha")
        vectors = natasha.NewsEmbedding()
        return (
            natasha,
            natasha.Segmenter(),
            natasha.MorphVocab(),
            natasha.NewsMorphTagger(vectors),
            natasha.NewsNERTagger(vectors),
        )
