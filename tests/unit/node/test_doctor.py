# SPDX-License-Identifier: Apache-2.0
"""Each finding of the doctor: raised where something is wrong, and not where nothing is."""

from __future__ import annotations

import json
import shutil
import socket
import sqlite3
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.desks import configure
from tests.homes import make_homes, wasl
from wasl import limits
from wasl.home.copies import read_copies
from wasl.home.files import write_file
from wasl.home.grants import Given, format_ledger
from wasl.home.keyring import make_vault
from wasl.home.layout import Home
from wasl.home.lines import LineBox
from wasl.home.lock import hold
from wasl.home.officers import OfficerBox
from wasl.home.roster import Passkey
from wasl.home.starts import count_start
from wasl.home.vault import format_secrets, open_vault
from wasl.line.line import Begin
from wasl.node.at_rest import examine
from wasl.node.checkup import Machine, check_alarms, check_disk, check_home, check_schema
from wasl.node.doctor import check_clock, check_peers
from wasl.node.findings import Finding, State, at_most, expiry, ok, warning, worst_first
from wasl.store.checkup import Checkup, check_database
from wasl.store.sqlite import open_sqlite
from wasl.terms import Now

DAY_S = 86_400
Json = dict[str, Any]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two homes with a line, which no node has run yet."""
    folder = tmp_path_factory.mktemp("made")
    make_homes(folder, "northland", "sundria", deaf=("sundria",))
    return folder


@pytest.fixture
def home(made: Path, tmp_path: Path) -> Home:
    """A copy of Northland's home, its root elsewhere."""
    shutil.copytree(made / "northland", tmp_path / "northland", symlinks=True)
    found = Home(tmp_path / "northland")
    found.root.rename(tmp_path / "root")
    return found


def found(home: Home) -> list[Json]:
    """What is found at rest."""
    return examine(home.path)


def of(findings: list[Json], check: str, *, worse: bool = True) -> list[Json]:
    return [f for f in findings if f["check"] == check and (f["state"] != "ok") is worse]


def states_of(findings: list[Json] | list[Finding]) -> list[str]:
    return [f["state"] if isinstance(f, dict) else str(f.state) for f in findings]


# ── a home at rest ──────────────────────────────────────────────────────────────────────────────


def test_a_home_that_is_well_says_so_and_is_not_changed(home: Home) -> None:
    before = {path: path.read_bytes() for path in home.path.rglob("*") if path.is_file()}
    findings = found(home)
    assert [f["check"] for f in findings if f["state"] != "ok"] == ["node", "keys"], (
        "nobody runs it, and no spare was made"
    )
    assert findings[0]["state"] == "fault"
    assert {f["check"] for f in findings} >= {
        *("platform", "self-test", "disk", "config", "keys", "certificate", "card", "charter"),
        *("peer", "schema", "starts", "listening", "desk", "alarm"),
    }
    assert all(f["do"] for f in findings if f["state"] != "ok")
    after = {path: path.read_bytes() for path in home.path.rglob("*") if path.is_file()}
    assert {p.name for p in after.keys() ^ before.keys()} <= {"lock"}
    assert all(after[path] == data for path, data in before.items())


def test_a_home_without_lines_need_not_run(home: Home) -> None:
    shutil.rmtree(home.lines)
    home.lines.mkdir()
    (node,) = of(found(home), "node")
    assert node["state"] == "warning"


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


Harm = Callable[[Home], object]
HARMS: list[tuple[str, Harm, str, str, str]] = [
    ("no vault", lambda h: h.vault.unlink(), "keys", "fault", "WASL-5001"),
    ("damaged vault", lambda h: _cut(h.vault), "keys", "fault", "WASL-5001"),
    ("open vault", lambda h: h.vault.chmod(0o644), "keys", "fault", "WASL-1008"),
    ("no escrow", lambda h: h.escrow.unlink(), "keys", "warning", "escrow is missing"),
    ("damaged escrow", lambda h: _cut(h.escrow), "keys", "fault", "WASL-5001"),
    ("root in the home", lambda h: shutil.copy(h.vault, h.root), "keys", "warning", "root"),
    ("no grant", lambda h: h.grant.unlink(), "keys", "fault", "grant.note"),
    ("bad config", lambda h: h.config.write_text("x = 1"), "config", "fault", "WASL-1002"),
    ("no database", lambda h: h.database.unlink(), "schema", "fault", "WASL-5002"),
    ("noise", lambda h: h.database.write_bytes(b"x" * 9999), "schema", "fault", "500"),
    (
        "a line lost",
        lambda h: (next(h.lines.iterdir()) / "agreed.wasl-line").unlink(),
        "lines",
        "fault",
        "WASL-5002",
    ),
    ("unverified", lambda h: (h.cards / "sundria.verified").unlink(), "peer", "fault", "sundria"),
    ("no own card", lambda h: (h.cards / "northland.card").unlink(), "certificate", "fault", ""),
    ("a link", lambda h: (h.path / "copy").hardlink_to(h.database), "disk", "warning", "links"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("harm", "check", "state", "told"), [h[1:] for h in HARMS], ids=[h[0] for h in HARMS]
)
def test_harm_is_found_and_hides_nothing_else(
    home: Home, harm: Harm, check: str, state: str, told: str
) -> None:
    harm(home)
    findings = found(home)
    if state != "ok":
        worse = of(findings, check)
        assert worse, findings
        assert worse[0]["state"] == state
        assert told in worse[0]["what"]
        assert worse[0]["do"]
    assert of(findings, "platform", worse=False), "the rest is looked at all the same"


def test_start_counters_that_disagree_are_explained(home: Home) -> None:
    old = home.database.read_bytes()
    vault = open_vault(home.vault)
    store = open_sqlite(home.database)
    count_start(vault, store)
    store.close()
    assert not of(found(home), "starts")
    home.database.write_bytes(old)
    (starts,) = of(found(home), "starts")
    assert "WASL-5003" in starts["what"]
    assert starts["state"] == "fault"


def test_an_interrupted_start_heals_and_is_no_fault(home: Home) -> None:
    secrets = replace(open_vault(home.vault).secrets, starts=1, starting=True)
    write_file(home.vault, format_secrets(secrets))
    findings = found(home)
    assert not of(findings, "starts")
    assert "interrupted" in of(findings, "starts", worse=False)[0]["what"]


def test_another_certificate_than_the_card_s_is_a_fault(home: Home, tmp_path: Path) -> None:
    other = make_vault(tmp_path / "other", party="northland").secrets
    secrets = replace(
        open_vault(home.vault).secrets,
        tls_certificate=other.tls_certificate,
        tls_key=other.tls_key,
    )
    write_file(home.vault, format_secrets(secrets))
    worse = of(found(home), "certificate")
    assert states_of(worse) == ["fault", "fault"], "our card, and the line's"


def test_a_damaged_database_is_found(home: Home) -> None:
    store = sqlite3.connect(home.database)
    store.execute("PRAGMA writable_schema = ON")
    store.execute("UPDATE sqlite_schema SET rootpage = 2 WHERE name = 'alarm'")
    store.commit()
    store.close()
    worse = of(found(home), "schema")
    assert worse
    assert worse[0]["state"] == "fault"


def test_whoever_holds_the_home_and_does_not_answer_is_named(home: Home) -> None:
    with hold(home):
        findings = found(home)
    (node,) = of(findings, "node")
    assert "WASL-4002" in node["what"]
    assert of(findings, "schema", worse=False), "the files are looked at all the same"


def test_a_port_that_is_taken_is_found(home: Home) -> None:
    assert not of(found(home), "listening")
    text = home.config.read_text()
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        start = text.index("listen = ")
        line = text[start : text.index("\n", start)]
        home.config.write_text(text.replace(line, f'listen = "127.0.0.1:{port}"'))
        (taken,) = of(found(home), "listening")
    assert "another program" in taken["what"]
    home.config.write_text(text.replace(line, 'listen = "192.0.2.1:7443"'))
    (absent,) = of(found(home), "listening")
    assert "no such address" in absent["what"]
    home.config.write_text(text.replace(line, 'listen = ""'))
    assert not of(found(home), "listening")


@pytest.mark.parametrize(
    ("ledger", "state", "told"),
    [
        ((1, 2), "ok", "1 more"),
        ((1, 2, 3), "ok", "2 more"),
        ((1,), "warning", "no grant is known"),
        (None, "warning", "cannot be read"),
    ],
)
def test_spare_grants_are_told_from_a_ledger(
    home: Home, ledger: tuple[int, ...] | None, state: str, told: str
) -> None:
    given = tuple(Given(number, 1_795_000_000, "spare") for number in ledger or ())
    data = b"[1, 2]" if ledger is None else format_ledger(given)
    (home.path / "grants.json").write_bytes(data)
    (one,) = [f for f in found(home) if told in f["what"]]
    assert (one["check"], one["state"]) == ("keys", state)


def machine(**changes: Any) -> Machine:  # noqa: ANN401
    return replace(Machine(free_bytes=1 << 40, writable=True, now_s=1_800_000_000), **changes)


@pytest.mark.parametrize(
    ("free", "state"),
    [
        (limits.DISK_LOW_BYTES, "ok"),
        (limits.DISK_LOW_BYTES - 1, "warning"),
        (limits.DISK_LEAST_BYTES, "warning"),
        (limits.DISK_LEAST_BYTES - 1, "fault"),
    ],
)
def test_room_is_judged_by_its_bounds(home: Home, free: int, state: str) -> None:
    assert states_of(list(check_disk(home, machine(free_bytes=free)))) == [state]


def test_a_home_that_cannot_be_written_is_a_fault(home: Home) -> None:
    assert states_of(list(check_disk(home, machine(writable=False)))) == ["ok", "fault"]


def test_a_clock_before_our_own_newest_entry_is_a_fault(home: Home) -> None:
    """The line begins now; then the clock is asked a year earlier, a day later."""
    time_s = begin_line(home)
    early = check_home(home, machine(now_s=time_s - 365 * DAY_S), seconds=5)
    assert [f.state for f in early if f.check == "clock"] == [State.FAULT]
    late = check_home(home, machine(now_s=time_s + DAY_S), seconds=5)
    assert [f.state for f in late if f.check == "clock"] == [State.OK]


def begin_line(home: Home) -> int:
    """Write the first entries of our journal, as the node does; return their time."""
    from wasl.home.keyring import Keyring
    from wasl.home.lines import LineBox
    from wasl.home.sealed import SealedStore
    from wasl.line.line import Line
    from wasl.node.clock import NodeClock
    from wasl.node.driver import run_step
    from wasl.node.lines import begin_of, standing_of

    vault = open_vault(home.vault)
    keyring = Keyring(vault)
    (held,) = LineBox(home.lines).list()
    store = open_sqlite(home.database)
    sealed = SealedStore(store, vault.secrets)
    standing = standing_of(held, sealed, own=vault.secrets.party, incarnation=1)
    now = NodeClock(store).now()
    begin = begin_of(
        standing, keyring, sealed, grant_note=home.grant.read_bytes(), now_s=now.seconds
    )
    assert isinstance(begin, Begin)
    run_step(Line(standing), begin, now=now, store=sealed, keyring=keyring)
    store.close()
    return now.seconds


# ── the database ────────────────────────────────────────────────────────────────────────────────


def checkup(home: Home, **changes: Any) -> Checkup:  # noqa: ANN401
    with check_database(home.database, seconds=5) as seen:
        return replace(seen, **changes)


@pytest.mark.parametrize(
    ("changes", "states"),
    [
        ({}, ["ok", "ok"]),
        ({"schema": 99}, ["fault", "ok"]),
        ({"schema": 1, "newest_schema": 2}, ["warning", "ok"]),
        ({"sound": None}, ["ok", "ok"]),
        ({"sound": False, "faults": ("row 3 missing",)}, ["ok", "fault"]),
    ],
)
def test_a_database_is_judged(home: Home, changes: Json, states: list[str]) -> None:
    assert states_of(list(check_schema(checkup(home, **changes)))) == states


def test_looking_through_is_bounded(home: Home) -> None:
    db = sqlite3.connect(home.database)
    db.execute(
        'INSERT INTO "leaf" WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n '
        "WHERE i < 60000) SELECT cast(printf('%08d', i) AS BLOB), zeroblob(32) FROM n"
    )
    db.commit()
    db.close()
    with check_database(home.database, seconds=0) as seen:
        assert seen.sound is None
    with check_database(home.database, seconds=60) as seen:
        assert seen.sound


# ── what a running node knows ───────────────────────────────────────────────────────────────────


def peer(party: str = "sundria", **changes: Any) -> Json:  # noqa: ANN401
    way = {"bearer": "https", "reachable": True, "last_heard": None, "queued": 0, "trouble": None}
    return {
        "party": party,
        "verified": {"by_us": True, "by_them": True},
        "last_heard": "2026-11-22T14:00:00Z",
        "clock_offset_ms": 0,
        "bearers": [way],
        **changes,
    }


def state(*peers: Json, **changes: Any) -> Json:  # noqa: ANN401
    return {"alias": "line", "peers": list(peers), "alarms": [], **changes}


QUARREL_MS = limits.CLOCK_QUARREL_S * 1000


@pytest.mark.parametrize(
    ("offsets", "states"),
    [
        ([QUARREL_MS], ["ok"]),
        ([QUARREL_MS + 1], ["warning"]),
        ([-QUARREL_MS - 1], ["warning"]),
        ([QUARREL_MS + 1, 0], ["warning", "ok"]),
        ([QUARREL_MS + 1, QUARREL_MS + 2], ["fault"]),
        ([QUARREL_MS + 1, QUARREL_MS + 2, 0], ["fault", "ok"]),
        ([QUARREL_MS + 1, -QUARREL_MS - 1], ["warning", "warning"]),
        ([None], []),
    ],
)
def test_far_clocks_outweigh_ours_only_together(
    offsets: list[int | None], states: list[str]
) -> None:
    peers = [peer(f"p{i}", clock_offset_ms=ms) for i, ms in enumerate(offsets)]
    still = Now(0, 0)
    assert states_of(list(check_clock([state(*peers)], began=still, now=still))) == states


@pytest.mark.parametrize(("set_by", "count"), [(0, 0), (1_999, 0), (2_001, 1), (-2_001, 1)])
def test_a_step_of_the_clock_is_measured(set_by: int, count: int) -> None:
    began, now = Now(1_000_000, 500), Now(1_060_000 + set_by, 60_500)
    assert len(list(check_clock([], began=began, now=now))) == count


def test_a_party_that_is_not_reached_or_has_not_verified_us_is_a_warning() -> None:
    way = {**peer()["bearers"][0], "reachable": False, "trouble": "refused"}
    assert states_of(list(check_peers([state(peer())]))) == ["ok"]
    (lost,) = check_peers([state(peer(bearers=[way]))])
    assert lost.state is State.WARNING
    assert "refused" in lost.what
    half = peer(verified={"by_us": True, "by_them": False})
    assert states_of(list(check_peers([state(half)]))) == ["ok", "warning"]


def test_open_alarms_are_told_with_what_to_do() -> None:
    alarm = {"code": "fork", "party": "sundria", "means": "Two records.", "do": "Telephone."}
    assert states_of(list(check_alarms([state()]))) == ["ok"]
    (told,) = check_alarms([state(alarms=[alarm])])
    assert told.state is State.WARNING
    assert told.do == "Telephone."
    many = list(check_alarms([state(alarms=[alarm] * 50)]))
    assert len(many) == limits.FINDINGS + 1
    assert "30 more" in many[-1].what


@pytest.mark.parametrize(
    ("days", "said"), [(91, "ok"), (90, "warning"), (30, "warning"), (0, "fault"), (-1, "fault")]
)
def test_what_ends_is_warned_of(days: int, said: str) -> None:
    now_s = 1_800_000_000
    one = expiry("charter", "it", now_s + days * DAY_S, now_s, do="agree anew")
    assert str(one.state) == said
    assert ("very soon" in one.what) is (days == 30)


def test_the_worst_stands_first() -> None:
    mixed = [
        ok("a", "x"),
        warning("b", "x", "y"),
        Finding("c", State.FAULT, "x", "y"),
        ok("d", "x"),
    ]
    assert [f.check for f in worst_first(mixed)] == ["c", "b", "a", "d"]
    assert list(at_most(mixed)) == mixed


def test_the_command_says_it_to_people_and_to_programs(home: Home) -> None:
    home.vault.chmod(0o644)
    out = wasl("doctor", home=home.path, code=1)
    assert out.startswith("FAULT  node  ")
    assert "do: chmod 600" in out
    assert out.rstrip().endswith("2 faults, 0 warnings")
    rows = [
        json.loads(row) for row in wasl("doctor", "--json", home=home.path, code=1).splitlines()
    ]
    assert [row["state"] for row in rows][:2] == ["fault", "fault"]
    assert set(rows[0]) == {"check", "state", "what", "do"}


def test_a_node_that_holds_the_home_and_does_not_answer_is_a_finding(home: Home) -> None:
    """Its socket takes a connection and closes it; the lock is held, as by a node that hangs."""
    place = home.path / "node.sock"
    home.node.write_text(json.dumps({"pid": 1, "socket": str(place)}))
    with hold(home), socket.socket(socket.AF_UNIX) as deaf:
        deaf.bind(str(place))
        deaf.listen()
        thread = threading.Thread(target=hang_up, args=(deaf, 2))
        thread.start()
        out = wasl("doctor", home=home.path, code=1)
        thread.join()
    assert "WASL-4002" in out
    assert "the database is whole" in out


def hang_up(on: socket.socket, times: int) -> None:
    for _ in range(times):
        caller, _ = on.accept()
        caller.close()


# ── backups ─────────────────────────────────────────────────────────────────────────────────────


def test_a_backup_that_is_older_than_texts_are_kept_is_told_while_it_is_there(
    home: Home, tmp_path: Path
) -> None:
    file = tmp_path / "backup"
    wasl("--home", home.path, "backup", file)
    (copy,) = read_copies(home.backups)
    assert copy.file == file
    days = LineBox(home.lines).list()[0].charter.retention_days

    def states(*, days: int) -> list[str]:
        machine = Machine(1 << 40, writable=True, now_s=copy.time_s + days * DAY_S + 1)
        looked = check_home(home, machine, seconds=1.0)
        return [str(one.state) for one in looked if one.check == "backup"]

    assert states(days=days - 1) == ["ok"]
    assert states(days=days) == ["warning", "ok"]
    file.unlink()
    assert states(days=days) == []


def test_a_list_of_backups_that_cannot_be_read_stops_no_backup(home: Home, tmp_path: Path) -> None:
    for data in (b"", b"[]", b'{"backups": [{"file": 1}]}', b"\xff"):
        write_file(home.backups, data)
        assert [one["state"] for one in found(home) if one["check"] == "backup"] == ["fault"]
    wasl("--home", home.path, "backup", tmp_path / "backup")
    assert len(read_copies(home.backups)) == 1


# ── the desk ────────────────────────────────────────────────────────────────────────────────────

_TLS = 'certificate = "desk.crt"\nkey = "desk.key"\n'
_ALL_YEARS = (datetime(2000, 1, 1, tzinfo=UTC), datetime(9999, 12, 31, tzinfo=UTC))


def give_certificate(
    home: Home, *, dates: tuple[datetime, datetime] = _ALL_YEARS, other_key: bool = False
) -> None:
    """Put the desk's certificate and its key into the home."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "northland.localhost")])
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(dates[0])
        .not_valid_after(dates[1])
        .sign(key, hashes.SHA256())
    )
    written = ec.generate_private_key(ec.SECP256R1()) if other_key else key
    pem, plain = serialization.Encoding.PEM, serialization.NoEncryption()
    (home.path / "desk.crt").write_bytes(made.public_bytes(pem))
    data = written.private_bytes(pem, serialization.PrivateFormat.PKCS8, plain)
    write_file(home.path / "desk.key", data)


def let_in(home: Home, *roles: str) -> None:
    """Add an officer who has a passkey."""
    box = OfficerBox(home.officers)
    officer = box.add("Maj. Salem", roles=roles, offices=[])
    box.enrol(box.make_link(officer.id, "enrol"), Passkey(b"c", b"k", 0, 1))


def days(start: int, end: int) -> tuple[datetime, datetime]:
    now = datetime.now(UTC)
    return now + timedelta(days=start), now + timedelta(days=end)


def test_a_desk_that_is_well_is_told(home: Home) -> None:
    assert states_of(of(found(home), "desk", worse=False)) == ["ok"], "there is none"
    configure(home.path, 8480, more=_TLS)
    give_certificate(home)
    let_in(home, "administrator")
    findings = found(home)
    assert of(findings, "desk") == []
    told = [each["what"] for each in of(findings, "desk", worse=False)]
    assert told == [
        "TLS on 127.0.0.1:8480 as northland.localhost: the certificate and its key belong together",
        "its certificate holds until 9999-12-31",
        "officers who may use it: 1; with a passkey: 1",
    ]


def test_plain_http_is_of_this_machine_alone(home: Home) -> None:
    configure(home.path, 8480)
    let_in(home, "administrator")
    findings = found(home)
    assert of(findings, "desk") == []
    assert "from this machine alone" in of(findings, "desk", worse=False)[0]["what"]
    written = home.config.read_text("utf-8").replace("127.0.0.1:8480", "0.0.0.0:8480")
    home.config.write_text(written, "utf-8")
    (config,) = of(found(home), "config")
    assert config["state"] == "fault"
    assert "there is no TLS" in config["what"]


DESK_HARMS: list[tuple[str, Harm, str, str]] = [
    ("no certificate", lambda h: (h.path / "desk.crt").unlink(), "fault", "desk.crt"),
    ("no key", lambda h: (h.path / "desk.key").unlink(), "fault", "desk.key"),
    ("noise", lambda h: (h.path / "desk.crt").write_bytes(b"x"), "fault", "cannot be read"),
    ("a noisy key", lambda h: (h.path / "desk.key").write_bytes(b"x"), "fault", "the key of"),
    ("another key", lambda h: give_certificate(h, other_key=True), "fault", "do not belong"),
    ("over", lambda h: give_certificate(h, dates=days(-90, -1)), "fault", "has ended"),
    ("not yet", lambda h: give_certificate(h, dates=days(2, 90)), "fault", "begins on"),
    ("soon over", lambda h: give_certificate(h, dates=days(-60, 29)), "warning", "ends very soon"),
    ("an open key", lambda h: (h.path / "desk.key").chmod(0o644), "warning", "can read the key"),
    ("nobody", lambda h: h.officers.unlink(), "warning", "nobody may administer"),
    ("damaged", lambda h: h.officers.write_bytes(b"{}"), "fault", "WASL-5002"),
    (
        "a quiet log",
        lambda h: h.config.write_text(
            h.config.read_text("utf-8").replace('log_level = "info"', 'log_level = "warning"')
        ),
        "warning",
        "audit trail",
    ),
]


@pytest.mark.parametrize(
    ("harm", "state", "told"), [h[1:] for h in DESK_HARMS], ids=[h[0] for h in DESK_HARMS]
)
def test_what_is_wrong_with_a_desk_is_found(home: Home, harm: Harm, state: str, told: str) -> None:
    configure(home.path, 8480, more=_TLS)
    give_certificate(home, dates=days(-60, 31))
    let_in(home, "administrator")
    assert of(found(home), "desk") == []
    harm(home)
    worse = of(found(home), "desk")
    assert worse
    assert worse[0]["state"] == state
    assert told in worse[0]["what"]
    assert worse[0]["do"]


def test_nobody_who_can_sign_in_is_told(home: Home) -> None:
    """Officers who are disabled do not count."""
    configure(home.path, 8480)
    let_in(home, "administrator")
    box = OfficerBox(home.officers)
    box.add("Lt. Haddad", roles=["duty"], offices=[])
    box.change(box.named("Maj. Salem").id, disabled=True)
    worse = [each["what"] for each in of(found(home), "desk")]
    assert worse == [
        "nobody may administer it",
        "nobody has a passkey, so nobody can sign in",
    ]
