# SPDX-License-Identifier: Apache-2.0
"""``wasl backup``, ``wasl grant`` and ``wasl restore``: from a home to its successor."""

from __future__ import annotations

import shutil
import tarfile
import time
from pathlib import Path

import pytest

from tests.desks import Browser, configure
from tests.homes import free_ports
from tests.surfaces.command import PASSPHRASE, Answer, Camp, Json, ask, found, must, wasl
from tests.surfaces.conftest import PATIENCE_S, end_node, run_node
from wasl.errors import Damaged, Misuse
from wasl.home.audit import AuditTrail
from wasl.home.config import load_config
from wasl.home.grants import LEFT_OUT, read_ledger
from wasl.home.layout import Home
from wasl.home.lock import hold
from wasl.home.officers import OfficerBox
from wasl.home.revocations import RevocationBox
from wasl.home.roster import Passkey
from wasl.home.starts import restored_from
from wasl.home.vault import open_vault
from wasl.steps import Space
from wasl.store.sqlite import open_sqlite
from wasl.trust.card import check_renewal, open_card
from wasl.trust.grant import open_grant


@pytest.fixture
def north(friends: tuple[Camp, Camp], agreed: Path) -> Camp:
    """Northland, with a line, two spares and a backup."""
    camp, _ = friends
    camp.must("line", "open", agreed)
    for number in (2, 3):
        camp.must("grant", "spare", camp.folder / f"{number}.wasl-spare")
    camp.must("backup", camp.folder / "backup")
    return camp


def restore(camp: Camp, *by: str | Path, home: str = "new", backup: str = "backup") -> Answer:
    escrow = () if "--escrow" in by else ("--escrow", camp.home / "archive-key.escrow")
    if "--passphrase-file" not in by:
        by = (*by, "--passphrase-file", camp.folder / "passphrase")
    return ask("restore", camp.folder / backup, camp.folder / home, *by, *escrow)


def incarnations(camp: Camp) -> list[Json]:
    return camp.ask("grant", "list").fits("grant").objects


# ── grants ──────────────────────────────────────────────────────────────────────────────────────


def test_spares_are_made_at_the_ceremony_or_later(tmp_path: Path) -> None:
    (tmp_path / "safe").mkdir()
    camp = found(tmp_path, "northland", "--spares", tmp_path / "safe")
    names = ["northland-2.wasl-spare", "northland-3.wasl-spare"]
    assert sorted(path.name for path in (tmp_path / "safe").iterdir()) == names
    made = camp.ask("grant", "spare", tmp_path / "third").fits("grant-spare").object
    assert made["incarnation"] == 4
    listed = incarnations(camp)
    assert [each["incarnation"] for each in listed] == [1, 2, 3, 4]
    assert [each["state"] for each in listed] == ["in-force", "spare", "spare", "spare"]
    told = camp.wasl("grant", "list").out.splitlines()
    assert [line.split()[0] for line in told] == ["1", "2", "3", "4"]
    again = ask(
        *("init", tmp_path / "other", "--party", "northland", "--spares", tmp_path / "safe"),
        *("--passphrase-file", tmp_path / "passphrase"),
    )
    assert (again.code, again.error["code"]) == (2, "WASL-1005")
    assert not (tmp_path / "other").exists()


def test_a_spare_takes_the_root_and_is_never_made_over_a_file(north: Camp) -> None:
    there = north.ask("grant", "spare", north.folder / "2.wasl-spare")
    assert (there.code, there.error["code"]) == (2, "WASL-1005")
    other = north.folder / "sundria" / "root.wasl-root"
    done = north.ask("grant", "spare", north.folder / "x", "--root", other)
    assert (done.code, done.error["where"]) == (2, "--root")
    wrong = north.folder / "wrong"
    wrong.write_text("not this one\n", encoding="utf-8")
    done = ask(
        *("--home", north.home, "grant", "spare", north.folder / "x"),
        *("--passphrase-file", wrong),
    )
    assert (done.code, done.error["code"]) == (2, "WASL-1007")
    assert not (north.folder / "x").exists()
    assert [each["incarnation"] for each in incarnations(north)] == [1, 2, 3]


def test_a_node_is_revoked_by_its_own_root_alone(friends: tuple[Camp, Camp]) -> None:
    north, south = friends
    note = north.folder / "revoked.note"
    words = ("grant", "revoke", "1", "--reason", "سُرق الجهاز", "--out")
    value = north.ask(*words, note).fits("grant-revoke").object
    assert value["incarnation"] == 1
    assert incarnations(north)[0]["state"] == "revoked"
    added = south.ask("grant", "add", note).fits("grant-revoke").object
    assert added == {key: value[key] for key in ("party", "incarnation", "reason")}
    kept = RevocationBox(Home(south.home).cards).list()
    assert [(each.party, each.incarnation) for each in kept] == [("northland", 1)]
    unknown = north.ask("grant", "revoke", "9", "--reason", "x", "--out", north.folder / "x")
    assert (unknown.code, unknown.error["code"]) == (2, "WASL-1003")
    assert not (north.folder / "x").exists()
    note.write_bytes(note.read_bytes().replace(b"incarnation 1", b"incarnation 2"))
    forged = south.ask("grant", "add", note)
    assert (forged.code, forged.error["code"]) == (2, "WASL-2004")
    card = south.ask("grant", "add", south.card)
    assert (card.code, card.error["code"]) == (2, "WASL-2009")
    north.must("backup", north.folder / "with-it")
    with tarfile.open(north.folder / "with-it") as tar:
        assert "cards/northland.revoked-1" in tar.getnames()
    (Home(south.home).cards / "northland.revoked-1").write_bytes(note.read_bytes())
    with pytest.raises(Damaged):
        RevocationBox(Home(south.home).cards).list()


# ── backup ──────────────────────────────────────────────────────────────────────────────────────


def test_backup_tells_what_is_in_it_and_works_without_a_node(north: Camp) -> None:
    done = north.ask("backup", north.folder / "second").fits("backup").object
    assert (done["party"], done["incarnation"]) == ("northland", 1)
    assert [each["alias"] for each in done["lines"]] == ["sundria"]
    assert done["bytes"] == (north.folder / "second").stat().st_size
    assert "No key is in the copy" in north.wasl("backup", north.folder / "third").out
    there = north.ask("backup", north.folder / "third")
    assert (there.code, there.error["code"]) == (2, "WASL-1005")
    nowhere = north.ask("backup", north.folder / "missing" / "file")
    assert (nowhere.code, nowhere.error["code"]) == (2, "WASL-1001")
    with hold(Home(north.home)):
        locked = north.ask("backup", north.folder / "fourth")
    assert (locked.code, locked.error["code"]) == (3, "WASL-4002")
    assert not (north.folder / "fourth").exists()


def test_backup_of_a_running_node(nodes: tuple[Camp, Camp], tmp_path: Path) -> None:
    done = nodes[0].ask("backup", tmp_path / "backup").fits("backup").object
    ((journal, *more),) = [line["journals"] for line in done["lines"]]
    assert journal["party"] == "northland"
    assert journal["size"] >= 2
    assert more
    assert [path.name for path in tmp_path.iterdir()] == ["backup"]


# ── restore ─────────────────────────────────────────────────────────────────────────────────────


def test_restore_with_a_spare_keeps_the_card(north: Camp) -> None:
    before = north.card.read_bytes()
    done = restore(north, "--grant", north.folder / "2.wasl-spare")
    assert done.code == 0, done.err
    answer = done.fits("restore").object
    assert (answer["incarnation"], answer["card_serial"], answer["lines"]) == (2, None, ["sundria"])
    home = Home(north.folder / "new")
    assert (home.cards / "northland.card").read_bytes() == before
    old, new = (open_vault(each.vault).secrets for each in (Home(north.home), home))
    assert (new.incarnation, new.starts, new.journals) == (2, 0, ())
    assert (new.tls_key, new.kem_seed) == (old.tls_key, old.kem_seed)
    assert new.archive_key == old.archive_key
    assert new.storage_key != old.storage_key
    assert new.node_seed != old.node_seed
    card = open_card(before)
    assert open_grant(home.grant.read_bytes(), root=card.root, party=card.party).incarnation == 2
    assert home.escrow.read_bytes() == Home(north.home).escrow.read_bytes()
    assert not home.root.exists()
    assert load_config(home.config) == load_config(Home(north.home).config)
    store = open_sqlite(home.database)
    assert store.scan(Space.SECRET, b"", b"\xff" * 64, limit=9) == []
    assert restored_from(store) is not None
    store.close()
    camp = Camp("new", north.folder)
    states = {each["incarnation"]: each["state"] for each in incarnations(camp)}
    assert states == {1: "past", 2: "in-force", 3: "spare"}
    assert home.path.stat().st_mode & 0o077 == 0
    assert all(path.stat().st_mode & 0o077 == 0 for path in home.path.rglob("*"))
    root = ("--root", north.home / "root.wasl-root")
    made = camp.ask("grant", "spare", north.folder / "4", *root).object
    assert made["incarnation"] > 3 + LEFT_OUT, (
        "the lost home may have made some that we know not of"
    )


def test_officers_and_the_trail_come_back_without_links(north: Camp) -> None:
    configure(north.home, 8480)
    link = north.must("officer", "add", "Lt. Haddad", "--role", "duty")["link"]
    box = OfficerBox(Home(north.home).officers)
    officer = box.enrol(link.rpartition("/")[2], Passkey(b"credential", b"key", 5, 1_000))
    token = box.make_link(officer.id, "once")
    north.must("backup", north.folder / "desk")
    north.must("officer", "add", "Maj. Salem", "--role", "administrator")
    done = restore(north, "--grant", north.folder / "2.wasl-spare", backup="desk")
    assert done.code == 0, done.err
    home = Home(north.folder / "new")
    again = OfficerBox(home.officers)
    assert again.list() == [officer], "with the passkey, and as of the backup"
    with pytest.raises(Misuse):
        again.look(token, "once")
    events, whole = AuditTrail(home.audit).read()
    assert whole
    assert [each.what for each in events] == ["restored", "link-made", "officer-added"]
    assert events[0].detail == {"backup": done.object["backup_time"], "incarnation": "2"}
    new = Camp("new", north.folder)
    new.must("officer", "disable", "Lt. Haddad")
    assert AuditTrail(home.audit).read()[1], "the trail goes on"


def test_the_register_and_the_directory_come_back(north: Camp) -> None:
    report = ("register", "add", "--status", "held", "--source", "gazette", "--date", "2024-06-25")
    north.must(*report, "--office", "NO=coast", "--office", "SU=coast", "--holder", "SU=Orlov")
    north.must("register", "amend", "r1", "--date", "2024-06-26", "--as", "Lt. Haddad")
    home = Home(north.home)
    home.offices.write_text("sides: {NO: {}}\n", encoding="utf-8")
    home.imported_offices.write_text("persons: {}\n", encoding="utf-8")
    north.must("backup", north.folder / "told")
    north.must(*report, "--office", "NO", "--office", "SU")
    done = restore(north, "--grant", north.folder / "2.wasl-spare", backup="told")
    assert done.code == 0, done.err
    new = Camp("new", north.folder)
    again = Home(new.home)
    shown = new.ask("register", "show", "r1").fits("register-show")
    assert shown.err == "", "the log is whole"
    assert shown.object["contact"]["when"] == "2024-06-26"
    assert [each["by"] for each in shown.object["history"]] == [None, "Lt. Haddad"]
    assert [each["id"] for each in new.ask("register", "list").objects] == ["r1"]
    assert again.offices.read_bytes() == home.offices.read_bytes()
    assert again.imported_offices.read_bytes() == home.imported_offices.read_bytes()
    assert new.must(*report, "--office", "NO", "--office", "SU")["ids"] == ["r3"], "it goes on"
    assert new.ask("register", "list").err == ""


@pytest.mark.slow
def test_an_officer_signs_in_at_a_restored_desk_at_once(tmp_path: Path) -> None:
    """With the passkey, which has counted on since the backup; the session is not carried.

    In a home of its own: the Northland of others may run, and has the address of ``north``.
    """
    (tmp_path / "safe").mkdir()
    north = found(tmp_path, "northland", "--spares", tmp_path / "safe")
    (port,) = free_ports(1)
    configure(north.home, port)
    node = run_node(north)
    try:
        until_it_runs(north)
        browser = Browser(north.home, port).enter("Lt. Haddad", "duty")
        north.must("backup", north.folder / "desk")
        assert browser.take(browser.post("/api/session", browser.proof())).status == 200
    finally:
        assert end_node(node) == 0
    done = restore(north, "--grant", tmp_path / "safe" / "northland-2.wasl-spare", backup="desk")
    assert done.code == 0, done.err
    new = Camp("new", north.folder)
    node = run_node(new)
    try:
        until_it_runs(new)
        browser.home = new.home
        assert browser.get("/api/lines").status == 401
        assert browser.take(browser.post("/api/session", browser.proof())).status == 200
        assert browser.get("/api/session").json["officer"]["name"] == "Lt. Haddad"
        assert browser.trail()[:3] == ["signed-in", "restored", "signed-in"]
        assert AuditTrail(Home(new.home).audit).read()[1]
    finally:
        assert end_node(node) == 0


def until_it_runs(camp: Camp) -> None:
    end = time.monotonic() + PATIENCE_S
    while not Home(camp.home).node.exists():
        assert time.monotonic() < end
        time.sleep(0.05)


@pytest.mark.slow
def test_a_damaged_desk_keeps_no_record_from_coming_back(north: Camp) -> None:
    there = Home(north.home)
    there.officers.write_bytes(b"{}")
    there.audit.write_bytes(b"nonsense\n")
    north.must("backup", north.folder / "desk")
    done = restore(north, "--grant", north.folder / "2.wasl-spare", backup="desk")
    assert done.code == 0, done.err
    home = Home(north.folder / "new")
    assert (home.path / "audit.jsonl.damaged").read_bytes() == b"nonsense\n"
    (event,), whole = AuditTrail(home.audit).read()
    assert whole
    assert event.detail["damaged"] == ["officers.json", "audit.jsonl"]
    assert OfficerBox(home.officers).list() == []


@pytest.mark.slow
def test_restore_with_the_root_renews_the_card(north: Camp) -> None:
    root = north.home / "root.wasl-root"
    url = "https://elsewhere.example:7443"
    done = restore(north, "--root", root, "--url", url)
    assert done.code == 0, done.err
    answer = done.fits("restore").object
    home = Home(north.folder / "new")
    old, new = (open_card(path.read_bytes()) for path in (north.card, home.cards / north.card.name))
    check_renewal(old, new)
    assert new.serial == answer["card_serial"] > old.serial
    assert (new.kem != old.kem, new.tls_certificate != old.tls_certificate) == (True, True)
    assert new.urls == load_config(home.config).urls == (url,)
    assert (new.names, new.offices) == (old.names, old.offices)
    assert answer["incarnation"] > 3 + 1, "spares may have been made after the backup"
    assert max(read_ledger(home.grants)).incarnation == answer["incarnation"]
    assert home.root.readlink() == root
    Camp("new", north.folder).must("backup", north.folder / "later")
    spare = ("--grant", north.folder / "3.wasl-spare")
    stale = restore(north, *spare, home="third", backup="later")
    assert (stale.code, stale.error["where"]) == (2, "--grant")
    assert "renewed" in stale.error["what"]
    third = restore(north, "--root", root, "--incarnation", "40", home="third")
    assert third.object["incarnation"] == 40
    fourth = restore(north, "--root", root, "--incarnation", "3", home="fourth")
    assert (fourth.code, fourth.error["where"]) == (2, "--incarnation")


def test_people_are_told_what_to_do_next(north: Camp) -> None:
    words = ("--escrow", north.home / "archive-key.escrow")
    passphrase = ("--passphrase-file", north.folder / "passphrase")
    spare = ("--grant", north.folder / "2.wasl-spare")
    done = wasl("restore", north.folder / "backup", north.folder / "a", *spare, *words, *passphrase)
    assert done.code == 0, done.err
    assert "new-incarnation" in done.out
    assert "card export" not in done.out
    root = ("--root", north.home / "root.wasl-root")
    done = wasl("restore", north.folder / "backup", north.folder / "b", *root, *words, *passphrase)
    assert "card export northland.card" in done.out


@pytest.mark.slow
def test_each_secret_may_have_its_own_passphrase(north: Camp) -> None:
    other, third = north.folder / "other", north.folder / "third"
    other.write_text("the passphrase of the safe\n", encoding="utf-8")
    third.write_text("one that opens nothing\n", encoding="utf-8")
    spare = north.folder / "4.wasl-spare"
    north.must("grant", "spare", spare, "--spare-passphrase-file", other)
    wrong = restore(north, "--grant", spare, home="a")
    assert (wrong.code, wrong.error["code"]) == (2, "WASL-1007")
    assert wrong.error["where"] == str(spare)
    half = restore(north, "--grant", spare, "--passphrase-file", other, home="a")
    assert (half.code, half.error["code"]) == (2, "WASL-1007")
    assert half.error["where"].endswith("archive-key.escrow")
    both = ("--passphrase-file", other, "--escrow-passphrase-file", north.folder / "passphrase")
    assert restore(north, "--grant", spare, *both, home="a").code == 0
    bad = ("--passphrase-file", other, "--escrow-passphrase-file", third)
    assert restore(north, "--grant", spare, *bad, home="b").code == 2
    assert PASSPHRASE not in other.read_text("utf-8")


@pytest.mark.slow
def test_what_does_not_belong_together_is_refused(north: Camp) -> None:
    spare = north.folder / "2.wasl-spare"
    south = Camp("sundria", north.folder)
    south.must("grant", "spare", north.folder / "south")
    south.must("backup", north.folder / "south-backup")
    refusals = [
        (("--grant", north.folder / "south"), "backup", "--grant"),
        (("--grant", spare), "south-backup", "--escrow"),
        (
            ("--grant", spare, "--escrow", south.home / "archive-key.escrow"),
            "south-backup",
            "--grant",
        ),
        (("--root", south.home / "root.wasl-root"), "backup", "--root"),
        (("--grant", spare, "--url", "https://x:1"), "backup", "--grant"),
        (("--grant", spare, "--incarnation", "9"), "backup", "--grant"),
        (("--grant", north.home / "root.wasl-root"), "backup", str(north.home / "root.wasl-root")),
    ]
    for by, backup, where in refusals:
        done = restore(north, *by, backup=backup)
        assert (done.code, done.error["where"]) == (2, where), done.err
        assert not (north.folder / "new").exists()
    assert [path for path in north.folder.iterdir() if path.name.startswith(".")] == []
    neither = restore(north)
    assert (neither.code, neither.error["code"]) == (2, "WASL-1001")
    both = restore(north, "--grant", spare, "--root", north.home / "root.wasl-root")
    assert (both.code, both.error["code"]) == (2, "WASL-1001")
    named = north.ask("restore", north.folder / "backup", north.folder / "x", "--grant", spare,
                      "--escrow", north.home / "archive-key.escrow")  # fmt: skip
    assert (named.code, named.error["code"]) == (2, "WASL-1001")


@pytest.mark.slow
def test_an_incarnation_serves_once(north: Camp) -> None:
    restore(north, "--grant", north.folder / "2.wasl-spare")
    new = Camp("new", north.folder)
    new.must("backup", north.folder / "later")
    for spare, code in (("2.wasl-spare", 2), ("3.wasl-spare", 0)):
        done = restore(north, "--grant", north.folder / spare, home="newer", backup="later")
        assert done.code == code, done.err
    new = Camp("newer", north.folder)
    new.must("backup", north.folder / "latest")
    done = restore(north, "--grant", north.folder / "2.wasl-spare", home="x", backup="latest")
    assert (done.code, done.error["code"]) == (2, "WASL-1008")
    assert not (north.folder / "x").exists()


@pytest.mark.slow
def test_a_home_is_never_restored_over_another(north: Camp) -> None:
    spare = ("--grant", north.folder / "2.wasl-spare")
    there = restore(north, *spare, home="northland")
    assert (there.code, there.error["code"]) == (2, "WASL-1005")
    assert restore(north, *spare, home="passphrase").error["code"] == "WASL-1005"
    (north.folder / "empty").mkdir()
    assert restore(north, *spare, home="empty").code == 0
    unfinished = north.folder / ".deep.restoring"
    unfinished.mkdir()
    (unfinished / "vault").write_bytes(b"what a killed attempt left")
    assert restore(north, *spare, home="deep").code == 0
    assert not unfinished.exists()
    unfinished.mkdir()
    shutil.rmtree(north.folder / "deep")
    with hold(Home(unfinished)):
        busy = restore(north, *spare, home="deep")
    assert (busy.code, busy.error["code"]) == (3, "WASL-4002")


def test_a_damaged_backup_restores_nothing(north: Camp) -> None:
    file = north.folder / "backup"
    whole = file.read_bytes()
    file.write_bytes(whole[: len(whole) // 2])
    done = restore(north, "--grant", north.folder / "2.wasl-spare")
    assert (done.code, done.error["code"]) == (3, "WASL-5007")
    assert done.error["where"] == "wasl.db"
    names = {path.name for path in north.folder.iterdir()}
    assert not names & {"new", ".new.restoring"}
    missing = restore(north, "--grant", north.folder / "2.wasl-spare", backup="nothing")
    assert (missing.code, missing.error["code"]) == (2, "WASL-1003")


def test_texts_under_another_archive_key_are_told_at_once(
    nodes: tuple[Camp, Camp], tmp_path: Path
) -> None:
    north, south = nodes
    spare, backup = tmp_path / "spare", tmp_path / "backup"
    must("grant", "spare", spare, *("--home", north.home),
         *("--passphrase-file", north.folder / "passphrase"))  # fmt: skip
    north.must("backup", backup)
    words = ("restore", backup, tmp_path / "new", "--grant", spare)
    passphrase = ("--passphrase-file", north.folder / "passphrase")
    wrong = ask(*words, "--escrow", south.home / "archive-key.escrow", *passphrase)
    assert (wrong.code, wrong.error["where"]) == (2, "--escrow")
    assert not (tmp_path / "new").exists()
    done = ask(*words, "--escrow", north.home / "archive-key.escrow", *passphrase)
    assert done.code == 0, done.err
    ours, theirs = (
        {entry["id"]: entry for entry in ask("--home", home, "log", "sundria").objects}
        for home in (tmp_path / "new", north.home)
    )
    assert set(ours) <= set(theirs)
    assert ours
    assert all(one["opened"] or one["shredded"] for one in ours.values()), "all texts can be read"
