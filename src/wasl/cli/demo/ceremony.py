# SPDX-License-Identifier: Apache-2.0
"""The first half of the story: keys, cards, the comparison by voice, and a charter of both."""

from __future__ import annotations

import shutil

from wasl.cli.demo.play import Play
from wasl.cli.demo.script import NORTHLAND, OFFICERS, SIDES, SUNDRIA, TERMS, TITLE
from wasl.cli.demo.stage import Json
from wasl.errors import Code
from wasl.trust.fingerprint import format_digits

OTHER = {NORTHLAND: SUNDRIA, SUNDRIA: NORTHLAND}
PARTIES = (NORTHLAND, SUNDRIA)

PROPOSAL = "duty.wasl-line"


def safe(party: str) -> str:
    """Where a party keeps what a lost node is replaced with."""
    return f"{party}-safe"


def make_homes(play: Play) -> None:
    """Each side makes its keys, and hands over its card."""
    play.narrator.chapter(
        "Keys and cards",
        "Each side makes its keys on its own machine: a root that signs for the party, and the "
        "keys of its node. What it hands over is a card, with public keys alone. Two spares of the "
        "node and a copy of its escrow go into a safe, for the day on which the machine is lost.",
    )
    play.stage.cast(*PARTIES)
    commands: dict[str | None, list[str]] = {}
    for side in SIDES:
        address = f"127.0.0.1:{play.stage.actors[side.party].port}"
        words = [
            "init",
            side.party,
            "--party",
            side.party,
            "--name",
            f"{side.language}={side.name}",
        ]
        for office, title in side.offices:
            words += ["--office", f"{office}={title}"]
        commands[side.party] = [*words, "--listen", address, "--url", f"https://{address}"]
        commands[side.party] += ["--spares", safe(side.party)]
    play.narrator.shell("mkdir " + " ".join(safe(party) for party in PARTIES))
    for party in PARTIES:
        (play.stage.folder / safe(party)).mkdir()
    play.both(commands)
    for party in PARTIES:
        play.narrator.shell(f"cp {party}/archive-key.escrow {safe(party)}/")
        shutil.copy(play.stage.actors[party].home.escrow, play.stage.folder / safe(party))
    play.both({party: ["card", "export", f"{party}.card"] for party in PARTIES})
    play.both({party: ["card", "add", f"{OTHER[party]}.card"] for party in PARTIES})
    secret = (play.stage.folder / f"{NORTHLAND}.passphrase").read_text(encoding="utf-8").strip()
    card = (play.stage.folder / f"{NORTHLAND}.card").read_text(encoding="utf-8")
    play.narrator.promise(
        "A card is a signed text: anybody may read it, and it holds no secret.",
        kept=card.startswith("wasl/card/v1\n") and secret not in card,
    )


def compare_fingerprints(play: Play) -> None:
    """Each side reads its 40 digits aloud; the other types what it hears."""
    play.narrator.chapter(
        "Forty digits, read aloud",
        "Whoever carried the cards could have made them. So each side calls the other, by a way it "
        "trusts, and reads its 40 digits; the listener types what it hears, and the machine "
        "compares.",
    )
    read = play.both({party: ["card", "fingerprint"] for party in PARTIES})
    digits = {party: str(read[party].answer["digits"]) for party in PARTIES}
    for party in PARTIES:
        play.narrator.show(f"{party}: {format_digits(digits[party])}")
    heard = digits[SUNDRIA]
    misheard = heard[:12] + str((int(heard[12]) + 5) % 10) + heard[13:]
    wrong = play.run(NORTHLAND, "card", "verify", SUNDRIA, misheard, expect=1)
    play.narrator.promise(
        "One digit misheard is noticed, and the machine says in which group: the third.",
        kept=wrong.error.get("code") == Code.DIGITS_DIFFER
        and wrong.error.get("where") == "group 3",
        detail=wrong.error,
    )
    good = play.both(
        {party: ["card", "verify", OTHER[party], digits[OTHER[party]]] for party in PARTIES}
    )
    play.narrator.promise(
        "Both cards are verified.",
        kept=all(good[party].answer.get("verified") for party in PARTIES),
    )


def agree_on_line(play: Play) -> str:
    """Northland proposes, Sundria signs, both open. Return the line's id."""
    play.narrator.chapter(
        "A charter, signed by both",
        "The terms of the line are a text: who is on it, how soon a message must be acknowledged, "
        "until when it holds. Here FLASH and IMMEDIATE have six seconds instead of ten and thirty "
        "minutes, so that you need not wait. There is a line when every member's root has signed "
        "it, and not before.",
    )
    (play.stage.folder / "terms.toml").write_text(TERMS, encoding="utf-8")
    words = ["line", "propose", "--with", SUNDRIA, "--title", TITLE, "--terms", "terms.toml"]
    play.run(NORTHLAND, *words, "--out", PROPOSAL)
    early = play.run(NORTHLAND, "line", "open", PROPOSAL, expect=1)
    play.narrator.promise(
        "Before Sundria has signed, the line does not open, and Sundria is named.",
        kept=early.error.get("code") == Code.NOT_SIGNED_BY_ALL and early.error["where"] == SUNDRIA,
        detail=early.error,
    )
    play.run(SUNDRIA, "line", "sign", PROPOSAL)
    opened = play.both({party: ["line", "open", PROPOSAL] for party in PARTIES})
    lines = {str(opened[party].answer["line"]) for party in PARTIES}
    play.narrator.promise(
        "Both have opened the same line: its id is the hash of the text that both signed.",
        kept=len(lines) == 1,
        detail=lines,
    )
    return lines.pop()


def start_nodes(play: Play) -> None:
    """Both nodes start and find each other."""
    play.narrator.chapter(
        "Two nodes",
        "Each party runs its own node. There is no server between them and no certificate "
        "authority: each accepts the one TLS certificate that stands in the other's card.",
    )
    for party in PARTIES:
        play.narrator.command(f"--home {party} run &")
        play.stage.start(party)

    def met() -> bool:
        return all(_is_met(play, party) for party in PARTIES)

    play.stage.until(met, "both nodes hear each other and know that both cards were compared")
    play.narrator.promise("The nodes hear each other; each side is verified on both.", kept=met())
    _answer_first_check(play)


def _answer_first_check(play: Play) -> None:
    """One node has asked by itself whether anybody is there: an officer of the other answers."""

    def asked() -> Json | None:
        found = [each for each in play.log(NORTHLAND, SUNDRIA) if each["kind"] == "check"]
        return found[0] if found else None

    check = play.stage.until(asked, "one of the nodes asks whether anybody is there")
    asking = str(check["author"])
    answering = OTHER[asking]
    play.narrator.tell("One of them asks by itself whether anybody is there: a line check.")
    words = ["ack", str(check["id"]), "--answer", "received", "--as", OFFICERS[answering]]
    play.run(answering, *words)

    def counted() -> bool:
        (peer,) = play.stage.status(asking)[0]["peers"]
        scheduled = peer["checks"]["scheduled"]
        return bool(scheduled["asked"] == 1 == scheduled["answered"] + scheduled["late"])

    play.stage.until(counted, "the answer to the line check is counted")
    play.narrator.promise("A person answers it, and is counted at the other side.", kept=counted())


def _is_met(play: Play, party: str) -> bool:
    (state,) = play.stage.status(party)
    (peer,) = state["peers"]
    reachable = any(bearer["reachable"] for bearer in peer["bearers"])
    return bool(state["verified"]) and reachable
