# SPDX-License-Identifier: Apache-2.0
"""One officer's browser: a profile of its own, a passkey that says yes, and what went wrong.

Rules:

1. Every request is noted, also those that the page policy stops: all go to the desk's own origin.
2. What the console calls an error, an exception nobody caught and a violated policy are faults of
   the desk, unless a test says beforehand that it provokes them.
3. Words on the screen are found by the catalogue, in the language of the officer.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, ConsoleMessage, Locator, Request, expect

from tests.architecture.tree import ROOT
from tests.browser.homes import Party
from wasl.locale import text

SCREENS = ROOT / "build" / "screens"
PATIENCE_MS = 15_000

expect.set_options(timeout=PATIENCE_MS)

_LOOKING = (Path(__file__).parent / "looking.js").read_text("utf-8").split("\n", 4)[4]


class Screen:
    """A page of a desk, and an officer before it."""

    def __init__(
        self, browser: Browser, party: Party, *, language: str = "", width: int = 1280
    ) -> None:
        self.party = party
        self.language = language or party.language
        self.context = browser.new_context(
            viewport={"width": width, "height": 800},
            locale={"ar": "ar-SY", "ru": "ru-RU", "en": "en-GB"}[self.language],
            reduced_motion="reduce",
        )
        self.context.set_default_timeout(PATIENCE_MS)
        self.page = self.context.new_page()
        self.requests: list[str] = []
        self.faults: list[str] = []
        self.provoked = ["423"]  # who locks is told so of what was asked for just before
        self.page.on("request", self._on_request)
        self.page.on("console", self._on_console)
        self.page.on("pageerror", lambda error: self.faults.append(f"exception: {error}"))
        self.page.on("websocket", lambda socket: self.requests.append(socket.url))
        self.cdp = self.context.new_cdp_session(self.page)
        self.cdp.send("WebAuthn.enable", {"enableUI": False})
        self.authenticator = ""
        self.new_authenticator()

    def new_authenticator(self) -> None:
        """Put another key into the machine, in the place of the one that is there."""
        if self.authenticator:
            self.cdp.send(
                "WebAuthn.removeVirtualAuthenticator", {"authenticatorId": self.authenticator}
            )
        options = {
            "protocol": "ctap2",
            "transport": "usb",
            "hasResidentKey": True,
            "hasUserVerification": True,
            "isUserVerified": True,
            "automaticPresenceSimulation": True,
        }
        made = self.cdp.send("WebAuthn.addVirtualAuthenticator", {"options": options})
        self.authenticator = made["authenticatorId"]

    def _on_request(self, request: Request) -> None:
        self.requests.append(request.url)

    def _on_console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            where = message.location.get("url", "")
            self.faults.append(f"{message.type}: {message.text} ({where})")

    def t(self, name: str, /, **args: str | float) -> str:
        """The words of the screen, without the marks that isolate what was put into them."""
        return re.sub("[\u2066-\u2069]", "", text(self.language, name, **args))

    def raw(self, name: str, /, **args: str | float) -> str:
        """The same with these marks, as the page has it."""
        return text(self.language, name, **args)

    def button(self, name: str, /, **args: str | float) -> Locator:
        return self.page.get_by_role("button", name=self.t(name, **args))

    def open(self, address: str = "") -> None:
        self.page.goto(address or self.party.origin)

    def enrol(self, officer: str, *roles: str, office: str = "duty") -> None:
        """Sign in by an enrolment link, and stand before the desk."""
        self.open(self.party.link(officer, *roles, office=office))
        self.speak()
        self.button("enrol-make").click()
        self.past_sound()

    def speak(self) -> None:
        """Choose the officer's language, where another one is shown."""
        self.page.locator("#desk > *").first.wait_for()
        self.page.evaluate("() => document.fonts.ready.then(() => true)")  # nothing moves any more
        if self.page.locator("html").get_attribute("lang") != self.language:
            name = text(self.language, f"lang-{self.language}")
            self.page.get_by_role("button", name=name).first.click()
        expect(self.page.locator("html")).to_have_attribute("lang", self.language)

    def switch(self, language: str) -> None:
        """Choose another language in the header of the desk."""
        self.page.get_by_role("combobox", name=self.t("language"), exact=True).select_option(
            language
        )
        self.language = language
        expect(self.page.locator("html")).to_have_attribute("lang", language)

    def past_sound(self) -> None:
        """Arm the sound and say that it was heard, where the desk asks."""
        arm = self.button("sound-arm")
        heard = self.button("soundstep-yes")
        watch = self.page.get_by_role("log")
        expect(arm.or_(watch).first).to_be_visible()
        if not watch.is_visible():
            arm.click()
            heard.click()

    def shot(self, name: str) -> Path:
        SCREENS.mkdir(parents=True, exist_ok=True)
        path = SCREENS / f"{name}-{self.language}.png"
        self.page.screenshot(path=path)
        return path

    def until(self, true: Callable[[], object], what: str, *, patience_s: float = 15) -> None:
        """Wait until something becomes so, while the page lives on."""
        end = time.monotonic() + patience_s
        while not true():
            if time.monotonic() > end:
                self.shot("fault")
                raise AssertionError(f"it never came to this: {what}")
            self.page.wait_for_timeout(50)

    def look(self, what: str, *args: object) -> list[str]:
        """The faults that one of the looks of ``looking.js`` finds."""
        return self.page.evaluate(_LOOKING, [what, *args])

    def foreign(self) -> list[str]:
        """Requests that went elsewhere than to the desk."""
        ours = urlsplit(self.party.origin).netloc
        return [url for url in self.requests if urlsplit(url).netloc != ours]

    def unexpected(self) -> list[str]:
        """Faults that no test provoked."""
        return [each for each in self.faults if not any(p in each for p in self.provoked)]

    def close(self) -> None:
        self.context.close()
