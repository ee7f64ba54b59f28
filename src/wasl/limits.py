# SPDX-License-Identifier: Apache-2.0
"""Every bound in Wasl, with its reason and who is hurt by raising it.

A bound is here so that one page answers "what is the worst that the other side, or our own bug, can
make this node do?". Nothing in Wasl queues, retries, loops or allocates without a number from here.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

# ── encoding ────────────────────────────────────────────────────────────────────────────────────
CBOR_BYTES: Final = 1 << 24
"""Largest CBOR item parsed, bytes. Raising it lets one envelope hold more memory at once."""

CBOR_DEPTH: Final = 8
"""Deepest nesting parsed. Our deepest shape has five; raising it nears the interpreter's own
stack."""

NOTE_BYTES: Final = 1 << 18
"""Largest signed note, bytes: a charter of 60 members with both root lines is below 32 kB."""

NOTE_SIGNATURES: Final = 100
"""Most signature lines in a note (C2SP asks for at least 16). Each known one costs a
verification."""

TIME_S: Final = 253_402_300_800
"""First second that is no time: the year 10000, which RFC 3339 cannot write. Who signs such a time
would else stop every screen that shows it."""

# ── entries ─────────────────────────────────────────────────────────────────────────────────────
ENTRY_BYTES: Final = 65_535
"""Largest entry, bytes: a leaf must fit a C2SP entry bundle's 16-bit length."""

BODY_BYTES: Final = 60_000
"""Largest body, bytes. Longer things are attachments, sent in chunks after the text."""

SEEN_ITEMS: Final = 255
"""Most heads named in one entry: 60 parties, each with a few incarnations."""

SIZE_MOST: Final = 1 << 62
"""Most entries of a journal: far beyond what anybody writes, and what its numbers are held to."""

PARTIES: Final = 60
"""Most parties on a line. Finality waits for the slowest of them."""

URGENT_WORDS: Final = 200
"""Most words in FLASH and IMMEDIATE text: it must cross a slow radio and be read at 3 a.m."""

SUBJECT_CHARS: Final = 200
"""Longest subject, characters: one line on a desk."""

REFS: Final = 32
"""Most references in one message."""

ADDRESSEES: Final = 120
"""Most addressed offices in one message, action and information together."""

ATTACHMENTS: Final = 16
"""Most files attached to one message."""

CHUNK_BYTES: Final = 48_000
"""Bytes of a file in one entry: with its frame it fits a body, and a FLASH goes before the next."""

ATTACHMENT_NAME_CHARS: Final = 120
"""Longest name of an attached file, characters: one line on a desk."""

CHUNKS_AHEAD: Final = 6
"""Chunks that may be on their way to a party that can be heard: what a FLASH may find before it is
288 kB, and a gap's hashes name them all. Raising it makes files faster on long ways alone."""

FILES_WAITING: Final = 64
"""Files of one line that wait in the home to be said or sent. More would fill the disk unseen."""

FILE_UNSAID_S: Final = 3_600
"""How long a file that no message has named is kept, seconds: a person writes the message next."""

CHUNKS_A_STEP: Final = 22
"""Chunks appended in one step for a bag, a MiB: what is said meanwhile waits for one step."""

CHANGES: Final = 16
"""Most fields that one correction changes."""

KINDS: Final = 64
"""Most kinds of entry in one suspension."""

SPANS: Final = 255
"""Most journals in one catch-up report."""

PAUSES: Final = 16
"""Suspensions of one kind by one party whose begin and end are kept; clocks forget older ones."""

AMENDMENTS: Final = 64
"""Amendments listed beside one entry. All of them stay on the record, and the newest counts."""

OUTAGES: Final = 8
"""Announced outages kept of one party, the newest. Nobody plans more at a time."""

OUTAGE_MOST_S: Final = 30 * 86_400
"""Longest outage that explains silence, seconds: nobody may announce that it will never answer."""

CHECK_HOURS: Final = 32
"""Hours of line checks remembered of one party: a clock set back must not ask twice for one."""

CHECK_DAYS: Final = 7
"""Days of line checks counted one by one; older ones are in the sums."""

CHECKS_A_STEP: Final = 64
"""Line checks looked at in one step. The next step looks at the next."""

# ── envelopes and epochs ────────────────────────────────────────────────────────────────────────
ENVELOPE_BYTES: Final = 1 << 20
"""Largest sealed envelope, bytes. One is held in memory whole while it is opened."""

BUNDLE_BYTES: Final = 1 << 23
"""Most bytes of envelopes carried at once by a bearer that carries many (one HTTPS request)."""

BUNDLE_ENVELOPES: Final = 2_048
"""Most envelopes carried at once."""

OPENED_BYTES: Final = 1 << 22
"""Most bytes a sealed content may unpack to: bounds what compression can blow up."""

UNPACKED_A_STEP: Final = 4 * BUNDLE_BYTES
"""Bytes that one step may unpack: what is a few kilobytes on the wire may be 4 MiB each time. What
finds no room is let go unopened, and has no receipt: its author sends it again."""

TAG_WINDOW: Final = 64
"""Tags beyond the newest envelope of an epoch by which the next ones are known. Each is a hash to
compute ahead; what lies further ahead comes again, cold."""

EPOCH_MESSAGES: Final = 500
"""Messages under one sender epoch. Raising it widens what one stolen chain key opens."""

EPOCH_AGE_S: Final = 86_400
"""Age of a sender epoch on a fast bearer, seconds. The same trade."""

SKIPPED_KEYS: Final = EPOCH_MESSAGES
"""Message keys kept for envelopes that were overtaken. The whole epoch at most, never more."""

EPOCHS_KEPT: Final = 8
"""Epochs per far journal that a receiver still opens. Older traffic is asked for again, cold."""

GAP_HASHES: Final = 8
"""Leaf hashes of missing entries in one envelope; beyond it a checkpoint and a proof are
shorter."""

PENDING_ENTRIES: Final = 4_096
"""Far entries waiting in memory for the signature that ends their batch, per journal."""

PENDING_BYTES: Final = 1 << 23
"""The same bound in bytes."""

AHEAD_ENTRIES: Final = 1_024
"""Far entries kept that were proven by a checkpoint but not yet joined to the journal."""

BATCH_ENTRIES: Final = 250
"""Entries under one signature. Whoever passes a journal on can only cut it where it was signed."""

ADOPTIONS: Final = 16
"""Newest ADOPTs of a journal that are looked at for one that names a charter held here. An honest
author writes one a year; whoever writes others has its own entries judged by an older charter."""

ADOPTIONS_EVER: Final = 1_024
"""ADOPTs of a journal among which the first of a charter is looked for. Each costs a scan's row."""

# ── resync ──────────────────────────────────────────────────────────────────────────────────────
RESYNC_ENTRIES: Final = 500
"""Entries in one cold envelope of a resync: about 200 kB, one step of work for the receiver."""

RESYNC_BYTES: Final = 1 << 19
"""The same bound in bytes of entries and openings."""

RESYNC_ENVELOPES: Final = 8
"""Cold envelopes sent to one peer before waiting for its answer."""

URGENT_FIRST: Final = 64
"""Urgent entries that are sent with their proofs before a long backlog. The others follow in it."""

URGENT_SEARCH: Final = 20_000
"""Newest entries among which those are looked for: half a second of work for the writer at most."""

RESEND_AFTER_MS: Final = 4_000
"""Wait for a receipt before an entry is sent again, milliseconds; doubles up to the next bound."""

RESEND_MOST_MS: Final = 60_000
"""Longest wait between two sendings of the same entry while the peer can be heard."""

ASK_OTHERS_MOST_MS: Final = 15_000
"""Longest wait between two questions to a member whom we hear for what another has said whom we do
not hear: how late a FLASH may be that comes by a third party's hands."""

ASK_AGAIN_MS: Final = 2_000
"""Least time between two requests for the same missing entries of one journal."""

CANNOT_OPEN_A_STEP: Final = 16
"""Entries of one journal of which we say in one step that we cannot open them. The next step says
the next; a receipt ends before the first that was not said."""

INCARNATIONS: Final = 64
"""Journals of one party on a line. Each costs every member a head, and every step a row."""

# ── courier ─────────────────────────────────────────────────────────────────────────────────────
OPENINGS: Final = 64
"""Openings that one answer or one bag carries for entries which the other side says it cannot open.
The rest comes when it tells what it still lacks."""

BAG_FULL_BYTES: Final = 1 << 20
"""Bytes of envelopes after which a file of a bag is full; the last one may go beyond it."""

BAG_FILE_BYTES: Final = 1 << 22
"""Largest file of a bag, bytes. One is held in memory whole while it is taken."""

BAG_FILES: Final = 1 << 14
"""Most names in a folder that is taken as a bag. They are sorted, so all of them are held."""

# ── evidence ────────────────────────────────────────────────────────────────────────────────────
EVIDENCE_ROWS: Final = 1_000
"""Refused envelopes kept as evidence (the oldest make room). A flood must not fill the disk."""

EVIDENCE_BYTES: Final = 4_096
"""Bytes kept of each refused envelope."""

FORKS_KEPT: Final = 16
"""Forks of one journal kept, each with the other branch. One proves it; more are a flood."""

QUARREL_TRIES: Final = 5
"""How often a party is asked to show what it has seen of a journal, for each head that contradicts.
Who names a head that nobody signed must not make us ask for ever."""

ALARMS: Final = 500
"""Open alarms of a line that are listed. One hostile party can open some sixty."""

ALARMS_ALIKE: Final = 4
"""Open alarms of one code about one party: of four of its journals. More would say no more, and a
list that nobody can read hides what it says."""

ALARMS_CLOSED: Final = 1_000
"""Closed alarms kept per line as history; the oldest make room. A flood must not fill the disk."""

ALARM_NOTE_CHARS: Final = 500
"""Longest note to the closing of an alarm, characters: what was found out, in a few sentences."""

# ── bearers ─────────────────────────────────────────────────────────────────────────────────────
POLL_S: Final = 20
"""How long a dialled peer may hold an empty request open before it answers, seconds."""

CONNECT_S: Final = 10
"""Time to connect and to finish the TLS handshake, seconds."""

REDIAL_FIRST_MS: Final = 250
"""First wait before dialling again, milliseconds; doubles up to the next bound."""

REDIAL_MOST_MS: Final = 15_000
"""Longest wait before dialling again: how late the first message after an outage may be."""

QUEUE_PARCELS: Final = 8_192
"""Parcels kept for one peer: a long outage is the line's to make good, not the memory's."""

QUEUE_BYTES: Final = 1 << 24
"""The same bound in bytes. With sixty silent peers this is the largest part of a node's memory."""

HANDSHAKES: Final = 64
"""Handshakes under way at once. A new one pushes the oldest out: idle strangers block nobody."""

STRANGERS: Final = 64
"""Open connections of all who showed no pinned certificate; the oldest gives way."""

PEER_REQUESTS: Final = 8
"""Requests of one peer under way at once; more are told to wait."""

# ── desk ────────────────────────────────────────────────────────────────────────────────────────
LOG_PAGE: Final = 500
"""Entries read in one page of a log."""

CLOCK_QUARREL_S: Final = 120
"""Difference between the clocks of two nodes that is worth an alarm, seconds."""

# ── statements ──────────────────────────────────────────────────────────────────────────────────
NAME_CHARS: Final = 120
"""Longest name of a party and title of an office, characters: it must fit a line on a desk."""

TITLE_CHARS: Final = 120
"""Longest title of a line, characters. The same reason."""

REASON_CHARS: Final = 200
"""Longest reason of a revocation, characters: one line in an alarm."""

OFFICES: Final = 64
"""Most offices on a card. An officer picks from this list at 3 a.m."""

CARD_URLS: Final = 16
"""Most addresses on a card. A far side is dialled at each of them in turn."""

URL_CHARS: Final = 200
"""Longest address on a card, characters."""

TLS_CERTIFICATE_BYTES: Final = 8_192
"""Largest TLS certificate on a card: a self-signed one has 400, a post-quantum one about 6,000."""

MEMBERS_EVER: Final = 256
"""Most members that a line can ever have had: an index is one byte and is never given again."""

TWO_PERSON_KINDS: Final = 64
"""Most kinds of message that a charter may ask two persons for."""

PADDING_BUCKETS: Final = 16
"""Most padding sizes in a charter. More sizes tell an onlooker more about each message."""

ACK_WITHIN_MOST_S: Final = 30 * 86_400
"""Longest time to acknowledge that a charter may set, seconds; longer is no deadline."""

CHECK_EVERY_MOST_S: Final = 7 * 86_400
"""Longest time between two line checks, seconds: a line dead for longer goes unnoticed."""

ATTACHMENT_BYTES_MOST: Final = 1 << 26
"""Most bytes of attachments to one message that a charter may allow. A file is put together in
memory, passes through the journal (1,400 entries), and everybody keeps it."""

RETENTION_MOST_DAYS: Final = 36_500
"""Longest retention that a charter may set, days."""

KEM_AGE_MOST_S: Final = 366 * 86_400
"""Oldest a KEM key may get, seconds. Raising it lets one stolen key open more."""

# ── home and files ──────────────────────────────────────────────────────────────────────────────
BACKUPS_NOTED: Final = 64
"""Backups whose place is noted, the newest: the doctor looks whether each is still there."""

CONFIG_BYTES: Final = 1 << 16
"""Largest wasl.toml read, bytes: bounds what a wrong file costs before it is refused."""

VAULT_BYTES: Final = 1 << 20
"""Largest vault, or file sealed under a passphrase, bytes: a vault of 8,000 lines fits."""

PASSPHRASE_CHARS: Final = 1_024
"""Longest passphrase, characters: a whole file given by mistake is not one."""

ARCHIVE_BYTES: Final = (1 << 32) - 1
"""Largest ZIP, bytes: beyond it the format needs ZIP64, which fewer tools read. Held in memory."""

ARCHIVE_MEMBERS: Final = (1 << 16) - 1
"""Most files in a ZIP, for the same reason."""

PROPOSAL_BYTES: Final = 1 << 23
"""Largest file of a proposed line, bytes: 60 cards and 60 notes of a charter are below 3 MB."""

WAIT_S: Final = 86_400
"""Longest that a command waits for the far side, seconds. Each holds a connection to the node."""

# ── watching the machine ────────────────────────────────────────────────────────────────────────
DISK_LOW_BYTES: Final = 1 << 30
"""Free bytes below which the disk is worth a warning: months of entries, days of a careless log."""

DISK_LEAST_BYTES: Final = 1 << 26
"""Free bytes below which it is a fault: a write-ahead log and one attachment no longer fit."""

QUICK_CHECK_S: Final = 10
"""How long the database is looked through, seconds: a large one is not done, and says so."""

EXPIRY_WARNED_S: Final = (90 * 86_400, 30 * 86_400)
"""How long before its end a charter or card is warned of, seconds, the first time and the last."""

CERTIFICATE_WARNED_S: Final = 30 * 86_400
"""The same of the desk's certificate: such ones are often good for 90 days in all."""

PEM_BYTES: Final = 1 << 18
"""Largest file of a certificate with its chain, or of its key, bytes: ten of each are below
50 kB."""

FINDINGS: Final = 20
"""Findings of one kind that are listed; the rest is counted. A page that nobody reads helps
nobody."""

EMERGENCY_NUMBERS: Final = 16
"""Most telephone numbers in the configuration: they must fit one printed page."""

EMERGENCY_NUMBER_CHARS: Final = 120
"""Longest of them with its words, characters. The same page."""
# ── time and silence ────────────────────────────────────────────────────────────────────────────
CLOCK_STEP_MS: Final = 2_000
"""Least difference between wall clock and tick, between two looks, that counts as a clock that was
set. Smaller ones are how clocks are steered; counting them would shift times by a second."""

CLOCK_KEPT_MS: Final = 60_000
"""How often a node keeps what it has measured of time. After the machine has started anew at most
this much is not counted; keeping it more often costs a sync of the disk."""

OWED: Final = 1_000
"""Acknowledgements that are waited for with a clock: of our entries, and as many of all others', in
equal shares. Beyond it ROUTINE and PRIORITY have none; FLASH and IMMEDIATE have twice the room."""

OWED_LEAST: Final = 64
"""Room for what one far journal asks of us, however many members a line has."""

PARKED: Final = 1_000
"""References of one party to entries that are not here yet. A flood of them must not fill the disk;
what is let go is in the record, and only its ladder is not moved."""

LAPSES_OPEN: Final = 64
"""Open lapses of a line that one step looks at, in equal shares of those who said them; the others
wait their turn. Each costs a row with every step."""

LAPSES_SHOWN: Final = 64
"""Lapses shown of one entry: one for each party is enough to say it."""

LAPSE_LOOKS: Final = 500
"""Entries of a journal looked through in one step for the proof of a lapse."""

PLACES: Final = 4_096
"""Most entries that one step gives their place, takes it from, or makes final: some tenths of a
second. Raising it lets a step that catches up with a long silence hold up a FLASH."""

RECEIPTS_KNOWN: Final = 1 << 14
"""Newest receipts that a line remembers, by journal and holder: four incarnations each of 60
parties. About 400 bytes each in memory."""

ROOTS_KEPT: Final = 1_024
"""Roots of journals that a line remembers, so that a head which several parties name is computed
once. About 150 bytes each in memory."""

HANDED_MARKS: Final = 256
"""Notes of when which bearer handed our entries over, for each far party; the oldest make room."""

SHOWN_INPUT_S: Final = 300
"""How long ago somebody must have touched a desk for what it draws to be *shown*. An empty room
must not say that it has read."""

DESK_BEAT_MS: Final = 90_000
"""A desk that has not said for so long that it is there does not watch. It says so each 30 s."""

UNWATCHED_MS: Final = 300_000
"""How long no desk may watch, after one did, before that is an alarm: a shift changes in less."""

DESKS: Final = 64
"""Desks that a node remembers. The one that was silent for longest makes room."""

STAGES: Final = 16
"""Most stages of one chain of escalation."""

STAGE_AFTER_MOST_S: Final = 30 * 86_400
"""Latest stage of a chain, seconds: as long as a charter's longest time to acknowledge."""

TELL_S: Final = 20
"""How long one attempt to tell somebody may take, seconds: a command or a request that hangs."""

TELL_TRIES: Final = 3
"""Attempts to tell somebody in one stage. The next stage is another way."""

TELL_AGAIN_S: Final = 2
"""Wait between two of these attempts, seconds."""

COMMAND_WORDS: Final = 32
"""Most words of a command that a stage runs."""

# ── witnesses ───────────────────────────────────────────────────────────────────────────────────
WITNESS_BYTES: Final = 1 << 16
"""Largest request to a witness, and largest answer of one, bytes: 63 hashes and a note of several
ML-DSA-44 lines. Held in memory for each request."""

WITNESS_CLOCK_S: Final = 3_600
"""Furthest that a witness's clock may be from ours for its cosignature to be kept, seconds. Beyond
it one of the two is wrong, and a time that is wrong by more brackets nothing."""

WITNESS_SILENT_MS: Final = 86_400_000
"""How long a witness may not be heard before that is an alarm, ms. What is said meanwhile is dated
by it once it is back, and no better."""

WITNESS_ROUND_S: Final = (1, 86_400)
"""Shortest and longest time between two rounds of asking witnesses, seconds. A day without one
brackets nothing; a second is for tests."""

WITNESS_REQUESTS: Final = 64
"""Requests that a witness works on at a time; it tells the others to come again."""

WITNESS_READ_S: Final = 5
"""How long a request to a witness, or the answer of one, may take to come in, seconds."""

WITNESSES: Final = 32
"""Most witnesses, and most groups of them, in one charter: what C2SP's tlog-policy asks for."""

WITNESS_LOG_KEYS: Final = 16
"""Most keys that a witness trusts for one log. Any of them can move it on."""

SHREDDED_SPANS: Final = 64
"""Spans of entries in one SHREDDED entry. More go into the next one."""

SHRED_A_STEP: Final = 500
"""Entries of one journal that a sweep looks at in one step: a long backlog takes some hours."""

SHRED_PUT_OFF_S: Final = 366 * 86_400
"""By how much an author's time may put off that a text goes. More would keep it for ever."""

HOLDS: Final = 1_000
"""Holds of one line. More is a hold of the line."""

# ── the desk ────────────────────────────────────────────────────────────────────────────────────
OUTBOX_EVENTS: Final = 1_000
"""Newest events kept for one desk, to go on from after its connection broke: minutes of a busy
line. Whoever was away for longer reads everything anew."""

OUTBOX_BYTES: Final = 1 << 24
"""Most bytes of these events. Held in memory for each desk."""

MARKS: Final = 20_000
"""Entries known to have changed and not yet told. Beyond it, as after a long absence of a far side,
all desks are told to read everything anew: that costs less than telling each."""

MARKS_A_ROUND: Final = 200
"""Entries read at a time to be told. More makes a FLASH that comes meanwhile wait longer."""

FEED_PAUSE_S: Final = 0.03
"""Between two rounds of telling, seconds: many commits a second become one reading. A released
entry must stand on the other side's screen within 300 ms."""

STATE_PAUSE_S: Final = 1.0
"""Between two computations of how a line fares, seconds, unless an alarm was raised or closed."""

OPEN_ENTRIES: Final = 1_000
"""Entries of a line that are told again once they are final, or once their files have come."""

RING_STAGES_MS: Final[Mapping[str, tuple[int, ...]]] = {
    "flash": (0, 15_000, 30_000, 60_000),
    "immediate": (0, 30_000, 60_000, 120_000),
    "priority": (0,),
    "routine": (0,),
}
"""When a desk rings for what is not acknowledged, ms since it came: at once, louder, at the next
role's desks too, and when the second alarm path is told of. A FLASH asks for ten minutes; a tone
that repeats each quarter of a minute is answered, and one each five minutes is not. IMMEDIATE has
twice the time. PRIORITY and ROUTINE ring once, softly: what rings for everything is turned off."""

RING_ROLES: Final = (("duty",), ("duty",), ("duty", "releaser"), ("duty", "releaser"))
"""Whose desks ring at each stage: those who may acknowledge, the duty officer's first."""

RINGS: Final = 1_000
"""Entries that ring at a time: the most urgent, then the oldest. A flood fills no memory."""

DRAFTS: Final = 200
"""Drafts of a party at a time. All of them are in memory, and on each desk."""

DRAFT_BYTES: Final = 1 << 16
"""Largest draft, bytes of JSON: twice the longest text that can be sent, and its other fields."""

FRAME_BYTES: Final = 1 << 12
"""Largest frame that a desk may send, bytes: its words are short."""

FAULTY_FRAMES: Final = 20
"""Frames of one connection that may be no words of ours, before it is closed."""

PING_S: Final = 15
"""Between two signs of life on an event socket, seconds; a browser gives up after three."""

SOCKET_SEND_S: Final = 20
"""How long a desk may not take what is sent to it, seconds, before its connection is closed."""

DESK_STATE_S: Final = 30
"""How long what a desk said of itself holds, seconds. It says it each 10 s, and at each change; a
hidden tab may be slowed down to once a minute, and does not watch."""

INDEXED_AT_A_TIME: Final = 200
"""Entries read at a time into the index of a desk, so that nobody waits for the building of it."""

INDEX_WORDS: Final = 2_000
"""Different words of one entry that are found. A hostile text of nothing else fills no memory."""

INDEX_WORD_CHARS: Final = 40
"""Letters of a word by which it is found; hashes and endless words are cut."""

INDEX_ENTRIES: Final = 500_000
"""Entries in the index of a desk; the oldest leave it. At some 1 KB each, half a gigabyte."""

SEARCH_WORDS: Final = 16
"""Words of one query. More would be work without a sense."""

SEARCH_HITS: Final = 100
"""Most hits of one search told at once; how many there are in all is told besides."""

THREAD_ENTRIES: Final = 200
"""Most entries of one thread."""

CHECKS_AT_A_TIME: Final = 1
"""Files that are verified at a time: each may take 64 MB and a thread."""

SIGNED_IN_IDLE_S: Final = 12 * 3_600
"""A session without a request ends after so long, seconds: a watch, and the handing over."""

SIGNED_IN_WHOLE_S: Final = 24 * 3_600
"""A session ends after so long in any case, seconds. Raising it lets a stolen cookie live on."""

SESSIONS: Final = 256
"""Sessions of one desk: more than officers have screens."""

RELEASE_FRESH_S: Final = 300
"""How long a passkey's proof of the person stands for sending, seconds. Raising it lets whoever
sits down at an open desk speak for its officer."""

CHALLENGE_S: Final = 300
"""How long a challenge of a passkey may be answered, seconds, and once."""

CHALLENGES: Final = 512
"""Challenges that wait for an answer; the oldest make room."""

KEPT_ANSWERS: Final = 4_096
"""Answers kept so that a request that comes twice is carried out once."""

DESK_BODY_BYTES: Final = 1 << 22
"""Largest body of a request to the desk, bytes, as on the control socket; files have their own."""

DESK_FILE_BYTES: Final = 1 << 26
"""Largest file given to the desk, bytes. Held in memory while it is looked at."""

DESK_HEAD_BYTES: Final = 1 << 14
"""Largest head of a request to the desk, bytes."""

DESK_REQUESTS: Final = 256
"""Connections to the desk at a time, event sockets among them; beyond, it tells others to come
again."""

OFFICERS: Final = 500
"""Officers of one desk. All of them are in memory."""

PASSKEYS: Final = 8
"""Passkeys of one officer: each is one more that can be lost."""

OFFICERS_BYTES: Final = 1 << 23
"""Largest file of officers, bytes: 500 with eight passkeys each are below 3 MB."""

LINKS: Final = 1_000
"""One-time links that are kept; those that are over make room first."""

LINK_S: Final = 86_400
"""How long an enrolment link may be used, seconds. Who gets hold of it becomes that officer."""

ONCE_S: Final = 600
"""How long a link that signs in once may be used, seconds."""

AUDIT_DETAIL_CHARS: Final = 500
"""Longest value in the detail of an event of the audit trail, characters."""

AUDIT_PAGE: Final = 500
"""Most events of the audit trail in one answer."""

REFUSED_TOLD_S: Final = 60
"""How long the same refusal of a right to the same officer is counted, and not written each time,
seconds. Lowering it lets a broken screen fill the audit trail."""

TRIES: Final = 10
"""Failed sign-ins from one address within ten minutes that are written down and explained."""

TRIES_IN_ALL: Final = 200
"""The same from everywhere. What holds is let in all the same: raising it lets a stranger write
more into the audit trail, and no more."""

TRIES_S: Final = 600
"""How long a failed sign-in counts, seconds."""

TRY_ADDRESSES: Final = 1_024
"""Addresses whose failed sign-ins are remembered; the oldest make room."""

# ── the register of contacts ────────────────────────────────────────────────────────────────────
REGISTER_SIDES: Final = 60
"""Most sides of one contact. The register keeps an index for each two of their offices."""

REGISTER_IMPORT_BYTES: Final = 1 << 28
"""Largest file of contacts that is taken at once, bytes: 100,000 contacts with their words."""

REGISTER_PAGE: Final = 200
"""Most contacts of one page of the timeline. What is said of each comes with it."""

PRESS_BYTES: Final = 1 << 24
"""Largest press report that is read, bytes. All of it is in memory, several times."""

PRESS_WAYS: Final = 400
"""Ways in which contacts of the same sides are told that are held against each other, two by two.
Each is one, however many reports tell it so."""

DIRECTORY_BYTES: Final = 1 << 22
"""Largest directory of offices and persons, bytes: 10,000 persons are below 2 MB."""

DIRECTORY_ROWS_BYTES: Final = 1 << 24
"""Largest file of rows that is imported into the directory, bytes. All of it is in memory."""

OPINION_CHARS: Final = 20_000
"""Longest text of which a model is asked for a second opinion, characters: reports are shorter."""

OPINION_BYTES: Final = 1 << 18
"""Largest answer of a model, bytes. It holds quotes of the text, and is in memory."""

OPINION_QUOTES: Final = 200
"""Quotes of an answer that are looked for in the text; what is beyond them is dropped."""

OPINION_S: Final = (1, 600)
"""How long the command may wait for a model, seconds: a person waits with it."""

NAMES_CHARS: Final = 20_000
"""Longest text in which the extra looks for names, characters: it takes the square of a bad one."""

REGISTER_INDEX_LINES: Final = 2_000
"""A log of the register with fewer lines has no index, and an index is made anew for so many new
ones: to read them takes a moment.
"""

REGISTER_INDEX_BYTES: Final = 1 << 28
"""Largest index of a register's log that is read, bytes: a million lines have 100 MB."""

PRESS_TEXTS: Final = 20
"""Most texts that are read together at the desk."""

PRESS_DESK_BYTES: Final = 1 << 19
"""Largest request with texts to read at the desk, bytes: a hundred articles. They are read beside
what the node does; longer ones are for the command line."""

PRESS_HELD: Final = 32
"""Readings that a desk remembers, so that they can be judged; the oldest make room."""

PRESS_NEAR: Final = 50
"""Contacts of the register that are offered for a proposal to be one with."""
