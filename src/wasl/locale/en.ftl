# SPDX-License-Identifier: Apache-2.0
# Words of the desk in English. Ids, variables and attributes are the same in all three files.

## Header

app-title = Wasl
nav-label = Parts of the desk
nav-watch = Watch
nav-search = Search
nav-people = People
nav-audit = Audit
nav-mine = My passkeys and sessions
nav-verify = Check a file
skip-to-log = Go to the log
watch-nobody = Nobody is watching
watch-you = You are on watch
watch-others = On watch: { $names }
sound-armed = Sound on
sound-off = SOUND OFF
sound-suspended = SOUND STOPPED BY THE BROWSER
sound-arm = Turn the sound on
sound-test = Sound a test tone
sound-off-explain = You will not hear a FLASH. Turn the sound on.
language = Language
lang-ar = العربية
lang-ru = Русский
lang-en = English
theme = Theme
theme-dark = Dark
theme-light = Light
theme-dim = Dim night
lock = Lock
sign-out = Sign out
signed-in-as = Signed in as { $name }

## Lines

lines-title = Lines
lines-none = There is no line yet.
line-verified = Verified line to { $party }, checked { $time }.
line-verified-unchecked = Verified line to { $party }, no check answered yet.
line-not-verified = The line to { $party } is not verified: somebody else could be at the other end.
line-not-verified-by-them = We have verified { $party }; it has not yet verified us.
line-not-reached = { $party } is not reached, last heard { $time }.
line-never-reached = { $party } has never been reached.
line-suspended = { $party } acts on some kinds of entries no more.
line-forked = { $party } has signed two records that cannot both be true. You can still talk.
line-expired = The charter with { $party } has ended. You can still talk.
line-left = { $party } has left this line.
line-rolled-back = Our node says nothing more on this line: it was started from an older copy.
heard-at = { $bearer }: last heard { $time }
heard-never = { $bearer }: never heard
heard-waiting =
    { $count ->
        [one] { $count } envelope is waiting
       *[other] { $count } envelopes are waiting
    }
bearer-https = Network
bearer-courier = Courier
bearer-relay = Relay
bearer-radio = Radio
bearer-mail = Mail
bearer-none = Our node does not run
checks-scheduled = Scheduled checks: { $answered } of { $asked } answered
checks-surprise = Surprise checks: { $answered } of { $asked } answered
checks-none = No check asked yet
checks-late = { $count } answered late
check-send = Check the line now
check-sent = The check is on the record. The answer is awaited.
clock-same = Their clock agrees with ours.
clock-ahead = Their clock is { $time } ahead of ours.
clock-behind = Their clock is { $time } behind ours.
clock-unknown = Their clock is not known.
charter-days =
    { $count ->
        [0] The charter ends today
        [one] The charter ends in { $count } day
       *[other] The charter ends in { $count } days
    }
charter-over =
    { $count ->
        [0] The charter ended today
        [one] The charter ended { $count } day ago
       *[other] The charter ended { $count } days ago
    }
missing-entries =
    { $count ->
        [one] { $count } entry is on its way
       *[other] { $count } entries are on their way
    }
overdue-count =
    { $count ->
        [0] Nothing overdue
        [one] { $count } overdue
       *[other] { $count } overdue
    }
presence-present = Somebody is at their desk, they say.
presence-away = Nobody is at their desk, they say.
presence-unknown = Nothing is known of their desk.
presence-off-hours = Outside of the hours of their desk.
outage-now = Announced outage until { $to }.
outage-next = Announced outage from { $from } to { $to }.

## Alarms

alarms-title = Open alarms
alarms-none = No open alarm.
alarm-since = Since { $time }
alarm-todo = What to do
alarm-close = Close the alarm
alarm-close-note = What you looked at, and what you found
alarm-close-explain = Close an alarm when somebody has looked, not to have it away. The other side is not told.
alarm-unknown = An alarm that this version of the desk has no words for: { $code }.
    .do = Call the administrator.
alarm-fork = That party signed two records that cannot both be true.
    .do = Do not accuse. Ask by telephone whether something was restored; export the record; see the runbook alarm-fork.
alarm-receipt-differs = That party confirms another record of our own journal than the one we hold.
    .do = Stop the node, and find out whether ours was restored or copied; see the runbook alarm-fork, “The fork is ours”.
alarm-rolled-back = Our own node was started from an older copy. It says nothing more on this line.
    .do = Call the administrator: put back the newest vault and database; see the runbook alarm-fork, “The fork is ours”.
alarm-head-contradicts = An entry of that party names a state of a journal that is not the one we hold.
    .do = Keep everything, export the record, and call the administrator.
alarm-unexplained-checkpoint = A signed state of that party’s journal does not fit, and is no proof of a fork.
    .do = Ask them by telephone to explain it. Do not call it a fork.
alarm-new-incarnation = A new node speaks for that party.
    .do = Telephone: did they replace their node? If not, see the runbook key-suspected-stolen.
alarm-own-successor = Another node speaks for our own party, with a newer grant of our root.
    .do = If we replaced this node, stop it for good. If not, our root may be in other hands: see the runbook key-suspected-stolen.
alarm-void-entry = That party wrote something that is signed and has no effect.
    .do = Tell them: their program may be faulty.
alarm-close-contradicts = That party closed an old journal of its own at a state that we do not have.
    .do = Keep everything, and call the administrator.
alarm-kem-key-unusable = That party announced a key that nothing can be sealed to; the one before is used.
    .do = Tell them: their program may be faulty.
alarm-times-contradict = That party’s own times contradict one another, so no lateness is computed from them.
    .do = Tell them: their clock was set, or is faulty. Both entries are kept.
alarm-alarm-path-failed = A way by which people are to be told here could not be used.
    .do = Try it by hand, mend it, and have somebody watch the screen meanwhile.
alarm-nobody-watching = Something waits for an officer here, and nobody has used our desk.
    .do = Send somebody to the desk now.
alarm-check-unanswered = A line check was stored by that party and not answered in time.
    .do = Call them by telephone: their node works, and nobody answered.
alarm-line-silent = Nothing was heard from that party for longer than the charter allows.
    .do = Call them by telephone; see the runbook peer-not-reached. It may be the way and not the people.
alarm-charter-expires = The charter of this line ends soon.
    .do = Agree a new one with all members before that day. Nothing stops by itself.
alarm-charter-expired = The charter of this line has ended. People can still talk.
    .do = Agree a new one with all members now.
alarm-charter-unknown = That party writes under a later charter that is not open here; its times may be others.
    .do = Get the file from them and have the administrator open it: the alarm then ends.
alarm-charter-differs = That party writes under another charter than the one that is open here by that number.
    .do = Call the administrator. Both sides compare their files before they rely on the terms.
alarm-member-left = That party has left this line. What we say from now on it is not given.
    .do = Say so to everybody at the desk. What it still owed us is owed no more.
alarm-member-joined = That party has joined this line. It reads all that is said from now on.
    .do = Say so to everybody at the desk, before anything else is written.
alarm-restored = Our own node was restored from a backup: what we wrote after it and nobody got is lost.
    .do = Read the end of the record, and say again what is missing.
alarm-witness-contradicts = A witness has seen another history of our own journal than the one we hold.
    .do = Stop the node, and find out whether it was put back from an older copy or somebody else signs with its key; see the runbook witness-disagrees.
alarm-witness-forgot = A witness no longer remembers what it has cosigned of our journal.
    .do = Telephone whoever runs it: a witness that lost its memory is to be retired; see the runbook witness-disagrees.
alarm-witness-refuses = A witness of this line does not cosign for us, or answers what cannot be used.
    .do = Tell whoever runs it our journal’s key, and compare the clocks; see the runbook witness-disagrees.
alarm-witness-silent = A witness of this line was not heard for more than a day.
    .do = Look at our own network first, then telephone whoever runs it.
alarm-anchor-contradicts = That party’s journal holds a witness’s cosignature that does not fit this journal.
    .do = Keep everything, export the record, and ask the witness what it has seen of that journal.
alarm-revoked-node = An entry came by a node that its own party has revoked.
    .do = Do not act on it. Telephone that party, at a number that you had before.

## Kinds of entries

kind-message = Message
kind-acknowledgement = Acknowledgement
kind-shown = Shown
kind-verified = Verified
kind-check = Line check
kind-lapse = Lapse
kind-service = Service
kind-suspension = Suspension
kind-resumption = Resumption
kind-correction = Correction
kind-cancellation = Cancellation
kind-chunk = Part of a file
kind-grant = Grant of a node
kind-keys = Keys
kind-adopt = Charter adopted
kind-close = Old journals closed
kind-accord = Accord
kind-cannot-open = Could not be opened
kind-anchor = Witness’s cosignature
kind-fork = Evidence of a fork
kind-shredded = Texts shredded
kind-void = No effect
kind-unknown = Not known to this version ({ $code })

## Precedence, traffic, answers

precedence = Precedence
precedence-flash = FLASH
    .letter = F
precedence-immediate = IMMEDIATE
    .letter = I
precedence-priority = PRIORITY
    .letter = P
precedence-routine = ROUTINE
    .letter = R
traffic = Kind of traffic
traffic-operation = Operation
traffic-exercise = Exercise
    .band = EXERCISE. NOT REAL.
traffic-simulation = Simulation
    .band = SIMULATION. NOT REAL.
traffic-test = Test
    .band = TEST. NOT REAL.
answer-received = Received
answer-will-comply = Will comply
answer-cannot-comply = Cannot comply
answer-have-complied = Have complied
answer-cannot-process = Cannot process
answer-reason = Reason
answer-reason-needed = A refusal needs a reason: without one it is read as a signal.

## The ladder

ladder-title = How far it has come
step-queued = Waiting here
    .sentence = It waits at our node.
step-handed = On its way
    .sentence = Handed to: { $bearer }.
step-stored = Stored
    .sentence = The node of { $party } has it on its disk. No person has said anything.
step-shown = Shown
    .sentence = It was drawn on a watched screen of { $party }.
step-acknowledged = Acknowledged
    .sentence = { $by } took it for { $party }.
step-answered = Answered
    .sentence = { $party } answered.
step-not-yet = not yet
step-late = { $time } too late, by their own clock
step-contradicts = Their times contradict one another: no lateness is computed.
overdue = Overdue
overdue-not-stored = Not stored by { $party }. It is the way, not silence.
overdue-stored-not-shown = Stored by { $party }, not shown: nobody at their desk.
overdue-shown-not-acknowledged = Shown at { $party }, not acknowledged: silence.
overdue-acknowledged-not-answered = Acknowledged by { $party }, not answered.
lapse-open = Lapse written: { $party } stored it and let its time pass.
lapse-proven = Lapse proven on the record.
lapse-answered = Lapse answered since.
lapse-void = Lapse without effect.
unit-d = { $n } d
unit-h = { $n } h
unit-min = { $n } min
unit-s = { $n } s
unit-bytes =
    { $count ->
        [one] { $count } byte
       *[other] { $count } bytes
    }
unit-kb = { $n } kB
unit-mb = { $n } MB

## The log and the entry

log-title = Log
log-empty = Nothing was said on this line yet.
log-incoming = Waiting for us
filter = Filter
entry-none = Choose an entry.
entry-to = For action
entry-info = For information
entry-subject = Subject
entry-no-subject = No subject
entry-label = Label
entry-id = Entry
entry-refs = Refers to
entry-thread = Related entries
entry-reply-by = Answer asked for by
entry-attachments = Files
entry-attachment-partial = { $held } of { $all } have come
entry-attachment-too-large = Larger than the charter allows
entry-sent-alone = Sent alone
entry-language = Language
entry-final = Its place in the order is final.
entry-not-final = Its place in the order can still change.
entry-void = Signed, and without effect.
entry-orphan = Came late from a node that was lost; never ordered.
entry-corrected = Corrected by { $id }
entry-cancelled = Cancelled by { $id }
entry-superseded = Superseded by { $id }
entry-amends = Amends { $id }
entry-not-held = The text is not held here.
entry-not-opened = It cannot be opened here.
entry-shredded = The text was shredded by { $party }, { $time }.
entry-no-text = No text

## Actions

act-acknowledge = Acknowledge
act-answer = Answer
act-silence = Silence
act-forward = Refer to it
act-correct = Correct
act-cancel = Cancel the message
act-lapse = Write a lapse
act-export = Export
act-write = Write
act-send = Send
act-save = Save
act-close = Close
act-copy = Copy
act-copied = Copied
act-retry = Try again
act-back = Back
act-discard = Discard
act-stop = Leave it
act-open = Open
act-remove = Take off
acknowledged-done = Acknowledged, { $time }.

## FLASH

flash-from = { $precedence } from { $party }
flash-how = One key acknowledges: F9.
flash-silence-note = Silence stops the sound here. It acknowledges nothing.
flash-count =
    { $count ->
        [one] { $count } more waits
       *[other] { $count } more wait
    }
ring-stage-louder = Nobody has acknowledged: louder now.
ring-stage-next = Told to the next role.
ring-stage-second = Told by the second way.
ring-ended-acknowledged = Acknowledged by { $by }.
ring-ended-cancelled = Cancelled by { $by }.

## Dead-man check

deadman-ask = Are you there?
deadman-louder = Answer now, or the next role is told.
deadman-next-role = The next role was told that nobody answers here.
deadman-second-path = Told by the second way: nobody answers here.
deadman-alive = I am here

## Signing in, locking

signin-title = Sign in
signin-passkey = Sign in with your passkey
signin-waiting = Touch your security key, or confirm on this device.
signin-no-webauthn = This browser has no passkeys, or the address is not a name. Call the administrator.
signin-ended = Your session has ended. Sign in again.
enrol-title = Enrolment
enrol-hello = Welcome, { $name }.
enrol-explain = Make a passkey on this device or on your security key. It signs you in and releases messages; nobody else can use it.
enrol-make = Make a passkey
enrol-expired = This link was used, or is too old. Ask the administrator for another.
locked-title = Locked
locked-explain = You can still acknowledge: F9. For everything else, unlock.
unlock = Unlock

## People

people-title = People
people-name = Name
people-roles = Roles
people-offices = Offices
people-enrolled = Enrolled
people-not-enrolled = Not enrolled yet
people-disabled = Disabled
people-watching = On watch
people-add = Add an officer
people-disable = Disable
people-enable = Enable
people-recover = New enrolment link
people-link = Enrolment link
people-link-explain = Give it to this person by your own hand. It works once.
people-none = Nobody yet.
people-count =
    { $count ->
        [one] { $count } officer
       *[other] { $count } officers
    }
role-duty = Duty officer
role-drafter = Drafter
role-releaser = Releaser
role-interpreter = Interpreter
role-press = Press officer
role-analyst = Analyst
role-administrator = Administrator
role-readonly = Reader

## Audit

audit-title = Audit
audit-time = Time
audit-officer = Officer
audit-what = What
audit-detail = Detail
audit-whole = The chain of the audit is whole.
audit-broken = The chain of the audit is broken: something was altered or removed.
audit-older = Older
audit-none = Nothing yet.

## Search

search-title = Search
search-words = Words
search-run = Search
search-count =
    { $count ->
        [0] Nothing found
        [one] { $count } entry found
       *[other] { $count } entries found
    }
search-more = There is more: narrow the search.
search-line = Line
search-author = Author
search-kind = Kind
search-precedence = Precedence
search-from = From
search-to = To
search-all = All

## Checking a file

verify-title = Check a file
verify-choose = Choose a transcript, an exhibit or a fork file
verify-running = Checking…
verify-explain = The file is checked by arithmetic at our own node. Nothing leaves it.
verify-verdict = Verdict
verdict-verified = Verified
    .means = Every signature and every hash fits, and the keys are those that you trust.
verdict-unanchored = Consistent, not anchored
    .means = Everything fits together, but nothing here says whose keys these are. Compare a fingerprint by voice.
verdict-altered = Altered
    .means = Something in the file is not what was signed.
verdict-incomplete = Incomplete
    .means = What is there fits; something that belongs to it is missing.
verdict-fork = Fork proven
    .means = The file proves that an author signed two records that cannot both be true.
verify-problems =
    { $count ->
        [0] No findings
        [one] { $count } finding
       *[other] { $count } findings
    }
verify-journal = { $party }: entries { $from } to { $to }
verify-journal-none = { $party }: no entries
verify-head-time = Last time stated by its author: { $time }
verify-before = In being before { $time }, says a witness
verify-after = Not before { $time }, says a witness

## Writing

compose-title = Write
compose-line = Line
compose-from = From our office
compose-to = For action
compose-info = For information
compose-subject = Subject
compose-label = Label
compose-text = Text
compose-lang = Language of the text
compose-reply-by = Answer by
compose-refs = Refers to
compose-words =
    { $count ->
        [one] { $count } word
       *[other] { $count } words
    }
compose-words-of = { $count } of { $most } words
compose-review = Review
compose-signed = This is what will be signed
compose-sent = On the record: { $id }
compose-no-recall = What is on the record cannot be made unsaid.
compose-error-empty = There is no text.
compose-error-words =
    { $count ->
        [one] { $count } word too many: this precedence has 200 at most.
       *[other] { $count } words too many: this precedence has 200 at most.
    }
compose-error-control = Character { $code } turns or hides other text. Remove it: place { $place }.
compose-error-from = Choose the office that speaks.
compose-error-to = Choose at least one office for action.
compose-error-reply-by = The time for the answer has already passed.
compose-error-time = This is not a time: write it as 2026-11-22T18:00Z.
compose-cancel-reason = Why it is cancelled
compose-correct-fields = What reads otherwise
compose-alone = I send this alone: no second officer has approved it. That stands in what is signed.
compose-attach = Attach files
compose-files-bounds = PDF, PNG, JPEG, GeoJSON or plain text. At most { $most } files, { $size } together.
compose-files-drop = They can be dropped here as well.
compose-file-renamed = Renamed, for its own name hides something or leads elsewhere:
compose-file-sending = On its way to our node
compose-file-kind = Not taken: by its content it is no PDF, PNG, JPEG, GeoJSON or plain text, or it is empty.
compose-file-most = Not taken: at most { $most } files go with one message.
compose-file-room = Not taken: the files of one message would be larger than the charter allows, { $size } together.
compose-error-files-going = Wait for the files, or take them off the list.
compose-error-files-old = { $name } was attached over an hour ago, and our node may have let go of it. Take it off, and attach it again.
drafts-title = Drafts
drafts-none = No drafts.
draft-by = { $name } is writing
draft-take = Go on writing it
draft-kept = Kept in memory only, and seen by every desk of our party.
draft-updated = Changed { $time }

## Export

export-title = Export
export-explain = A file that a third party can check without us.
export-line = The whole line
export-range = A span of time
export-entry = One entry
export-from = From
export-to = To
export-make = Make the file
export-done = { $name }, { $size }

## Palette and keys

palette-title = Commands
palette-type = Type a command
palette-none = No such command.
keys-title = Keys
keys-explain = Esc closes what lies on top. It never destroys anything.
key-next = Next entry
key-previous = Previous entry
key-search = Search
key-close = Close what lies on top
keyname-esc = Esc
keyname-enter = Enter
keyname-ctrl = Ctrl
keyname-shift = Shift

## Offline

offline-since = NO NODE SINCE { $time }
offline-trying = Trying again by itself.
offline-no-ack = Nothing can be acknowledged until the node is back. Telephone.
loading = Loading…

## Text and names

text-hidden =
    { $count ->
        [one] { $count } invisible character is shown as a box. It has no effect here.
       *[other] { $count } invisible characters are shown as boxes. They have no effect here.
    }
text-more = Show the rest ({ $count } characters)
name-confusable = This name can be mistaken for { $name }.
name-mixed = This name mixes scripts.

## Errors, by their stable codes

error-unknown = This did not work ({ $code }).
    .do = Try again; if it lasts, call the administrator.
error-where = Where: { $where }
error-detail = What the node said
error-OFFLINE = The node does not answer.
    .do = Wait: the desk tries again by itself. If it lasts, telephone.
error-NOT_SIGNED_IN = You are not signed in.
    .do = Sign in.
error-NOT_ALLOWED = Your role does not allow this.
    .do = Ask an officer whose role does.
error-DESK_LOCKED = The desk is locked.
    .do = Unlock it. Acknowledging works all the same.
error-WASL-1001 = A field is not what it must be.
    .do = Correct the field that is named.
error-WASL-1002 = The configuration has a key or a value that cannot be.
    .do = Have the administrator correct the key that is named.
error-WASL-1003 = There is no such party, office, line, entry or file.
    .do = Choose one from the list.
error-WASL-1004 = This fits more than one line.
    .do = Name the line by its alias.
error-WASL-1005 = That is already there; nothing is ever written over.
    .do = Choose another name.
error-WASL-1006 = A passphrase is needed.
    .do = Enter it, or call the administrator.
error-WASL-1007 = The passphrase does not fit.
    .do = Type it again; mind the keyboard layout.
error-WASL-1008 = That may not be done.
    .do = The reason stands beside it.
error-WASL-1009 = It is longer than it may be.
    .do = Shorten it, or send it in parts.
error-WASL-1010 = The text has a character that hides or turns other text, or it is empty.
    .do = Remove the character that is named.
error-WASL-1011 = Not every member has signed the charter.
    .do = The administrator sends the file to those who are missing.
error-WASL-1012 = The digits heard are not those of the card.
    .do = Ask for the groups that are named once more.
error-WASL-1013 = It was not done by the other side in time.
    .do = Do nothing: the message is on the record and goes on by itself.
error-WASL-1014 = Something that Wasl promises was found not to hold.
    .do = Keep the screen, and report it.
error-WASL-2001 = The bytes are not in the one permitted encoding.
    .do = Ask the author of the file.
error-WASL-2002 = It is larger than anything honest of its kind.
    .do = Ask the author.
error-WASL-2003 = This is not a signed note, or not of the kind that is expected.
    .do = Look whether it is the right file.
error-WASL-2004 = A signature is missing or does not fit.
    .do = Do not use it; get it again from whoever signed it.
error-WASL-2005 = A key is malformed.
    .do = Get the key again.
error-WASL-2006 = A proof does not lead from the entry to the signed root.
    .do = Get it again; treat the entry as unproven.
error-WASL-2007 = The card is malformed, expired, older than ours, or by another root.
    .do = Ask the party for its newest card; compare fingerprints before anything else.
error-WASL-2008 = The charter is malformed or cannot stand.
    .do = Do not sign it; ask for a corrected one.
error-WASL-2009 = A grant, a journal’s keys or a revocation does not fit.
    .do = The party must grant its node again.
error-WASL-2010 = A sealed envelope is malformed. It is kept as evidence.
    .do = Nothing: what was not received is sent again.
error-WASL-2011 = No key that is held opens this.
    .do = Nothing: the author sends it again.
error-WASL-2012 = An entry of the record is malformed.
    .do = Tell the author.
error-WASL-2013 = An envelope holds something that cannot be there.
    .do = Tell the author.
error-WASL-2014 = Something refers to what is missing from its place in a journal.
    .do = Ask for the whole range.
error-WASL-2015 = Somebody spoke who is on none of our lines.
    .do = Nothing; or have the administrator add the card.
error-WASL-2016 = This is not a transcript, an exhibit or a fork file as Wasl writes it.
    .do = Ask for the file again.
error-WASL-2017 = What an entry says is not what it commits to, or cannot be read.
    .do = In a file for third parties: it was altered.
error-WASL-2018 = There are more items than anything honest has.
    .do = Ask the author. In a verdict: further findings are not listed.
error-WASL-2019 = A compressed text does not unpack to what it should.
    .do = Nothing: it is asked for again.
error-WASL-2020 = The parts of a file add up to another file than the message names.
    .do = Ask its author to attach the file again.
error-WASL-2031 = A file of a courier’s bag is half-written or damaged.
    .do = Copy it again from where it came, or ask for a new bag.
error-WASL-3001 = Something else wrote to the store meanwhile.
    .do = Nothing: the node begins again. If it lasts, call the administrator.
error-WASL-3002 = An author signed two records that cannot both be true.
    .do = Export it, and ask the author by another way. People can still talk.
error-WASL-3003 = A checkpoint does not fit, and nothing explains it yet. It is not called a fork.
    .do = Ask the author to explain it.
error-WASL-3004 = A receipt is over another record than ours.
    .do = Compare the two records.
error-WASL-3005 = One root signed two things that cannot both stand.
    .do = Ask the party by another way which one is its own.
error-WASL-3006 = Our node was restored from an older copy. It says nothing more on this line.
    .do = Call the administrator, and telephone the other side.
error-WASL-3007 = All members have signed two different charters with one number.
    .do = Ask every member by voice which one it has.
error-WASL-4001 = Our node does not run.
    .do = Call the administrator.
error-WASL-4002 = Another process is running this home.
    .do = Call the administrator.
error-WASL-4003 = The disk is full. What was confirmed before is kept.
    .do = Call the administrator to make room.
error-WASL-4004 = The far node cannot be reached just now.
    .do = Wait: the node tries again by itself.
error-WASL-4005 = Another program listens where the node should.
    .do = Call the administrator.
error-WASL-4006 = A file or the database could not be used.
    .do = Call the administrator. What was confirmed before is kept.
error-WASL-4007 = The node does not answer in time.
    .do = Wait, then try again.
error-WASL-4008 = Not all parts of the file are here.
    .do = Wait; how much has come stands beside the file.
error-WASL-5001 = A file of keys is missing or altered.
    .do = Call the administrator. Change nothing.
error-WASL-5002 = The database, a card or a line on the disk is not what was written.
    .do = Call the administrator. Change nothing.
error-WASL-5003 = Vault and database are not of the same moment.
    .do = Call the administrator. Do not start the node again.
error-WASL-5004 = A newer version wrote this database.
    .do = Call the administrator: run that version.
error-WASL-5005 = The cryptographic library gives wrong answers.
    .do = Call the administrator. Do not use this node.
error-WASL-5006 = Wasl met something that it does not expect: a fault of its own.
    .do = Try again; if it comes back, report it.
error-WASL-5007 = The backup is cut off or altered. Nothing was restored.
    .do = Take another copy of it, or the backup before it.

## Parts of the screens

author-us = We
entry-acknowledge-within = Acknowledge within
mark-void = No effect
mark-cancelled = Cancelled
mark-superseded = Superseded
mark-corrected = Corrected
mark-lost = not opened
mark-not-stored = Overdue: not stored
mark-stored-not-shown = Overdue: not shown
mark-shown-not-acknowledged = Overdue: not acknowledged
mark-acknowledged-not-answered = Overdue: not answered
filter-log-words = Said by people
filter-log-messages = Messages
filter-log-overdue = Overdue
filter-log-all = Whole record
log-arrived = New: { $precedence } from { $party }
log-none-of-these = Nothing of this kind is loaded.
waiting-fewer = Show fewer
key-urgent = To the most urgent
key-top = To the newest
keys-or = or
keys-group-urgent = When something comes in
keys-group-move = Moving about
keys-group-line = The line
keys-group-entry = The entry
keys-group-go = Go to
keys-group-desk = The desk
compose-more = Office, kind of traffic, time, label, copies
compose-letters = Letter by letter
compose-other-office = another office, as party:office
draft-not-kept = Not kept by the node: it is only on this screen.
locked-ringing = It waits to be acknowledged. Its text is hidden until you unlock.

## Signing in, step by step

signin-help = It does not work
signin-help-key = A security key must be plugged in, or held against the reader, before you press the button.
signin-help-link = New here: open the link that the administrator gave you, on this device.
signin-help-lost = Lost your key: the administrator makes a new link, and closes the old way.
once-title = Link that works once
once-explain = It signs you in now, and then never again.
enrol-step-press = Press the button below.
enrol-step-choose = The browser asks where to keep the passkey: choose your security key, or this device.
enrol-step-confirm = Touch the key, or enter its PIN. That is all.
enrol-nothing-leaves = Your fingerprint, face or PIN never leaves the key.
soundstep-title = Sound
soundstep-explain = A FLASH wakes you by its sound. Turn it on now and listen.
soundstep-heard = A tone was played. Did you hear it?
soundstep-yes = I heard it
soundstep-again = Play it again
soundstep-no = I heard nothing
soundstep-not-heard = The sound does not reach you.
soundstep-check-volume = Look whether the loudspeaker is plugged in, switched on and loud enough.
soundstep-check-tab = Look whether the browser has muted this page.
soundstep-check-other = Until it is heard, have somebody watch the screen.
soundstep-skip = Go on without sound
passkey-unsupported = This browser has no passkeys, or the address is not a name. Call the administrator.
passkey-cancelled = Nothing was confirmed, or it took too long. Try again.
passkey-already = There is a passkey for you on this key already. Sign in with it, or use another key.
passkey-wrong-address = This page was opened under another address than its own. Open it by the name that the administrator gave you.
passkey-failed = The passkey did not answer. Take it out, put it in again, and try once more.
offline-page-title = The node does not answer
offline-page-explain = This page was loaded, and nothing more. What waits for you cannot be seen.
offline-page-running = Is the node running? Whoever runs it can see.
offline-page-address = Is this desk on the right network?
offline-page-telephone = Until then, use the telephone and the emergency card.

## People, audit, search, export: the rest

people-change = Change
people-link-for = Link for { $name }
people-link-given = I have handed it over
people-link-once-shown = It is shown only now: when you have handed it over, it is nowhere here.
people-name-needed = A name is needed, as it is to stand on the record.
people-role-needed = Choose at least one role.
people-offices-how = Ids of our offices, with commas between them: duty, chief.
people-no-right = People are administered by an administrator.
people-disable-ask = Disable { $name }? Every session of theirs ends at once.
people-recover-ask = Make a new link for { $name }? Any earlier link stops working.
role-does-duty = Watches, acknowledges, sends
role-does-drafter = Writes drafts
role-does-releaser = Sends, corrects, cancels, acknowledges
role-does-interpreter = Reads, writes drafts
role-does-press = Reads, exports, keeps the register
role-does-analyst = Reads, exports, checks files, keeps the register
role-does-administrator = Administers people; neither sends nor acknowledges
role-does-readonly = Reads
audit-no-right = The audit is read by an administrator.
audit-broken-do = Copy the file aside before anything else, and find out who could write to the disk of the node.
audit-whole-means = It shows accidents and clumsy meddling. It proves nothing to a third party: the record does.
audit-event-signed-in = Signed in
audit-event-signed-out = Signed out
audit-event-sign-in-refused = Signing in refused
audit-event-link-refused = Link refused
audit-event-locked = Locked
audit-event-unlocked = Unlocked
audit-event-enrolled = Enrolled
audit-event-passkey-copied = Passkey may have been copied
audit-event-officer-added = Officer added
audit-event-officer-changed = Officer changed
audit-event-link-made = Link made
audit-event-acknowledged = Acknowledged
audit-event-sent = Sent
audit-event-corrected = Corrected
audit-event-cancelled = Cancelled
audit-event-exported = Exported
audit-event-attachment-saved = File saved
audit-event-file-given = File attached
search-clear = Clear the filters
search-filters =
    { $count ->
        [one] { $count } set
       *[other] { $count } set
    }
search-how = Words in any spelling and any language of the line. Nothing typed: all that the filters let through.
export-no-right = Exports are made by a duty officer, an analyst or a press officer.
export-proof = It proves what was said and in which order; it proves nothing of whether it is true.
export-what = What
export-last-days =
    { $count ->
        [one] Last 24 hours
       *[other] Last { $count } days
    }
export-making = Making the file…
export-handle = It holds what was said, unsealed. Handle it as the line’s label asks.
verify-drop = or drop it anywhere on this page
verify-drop-here = Drop it: the file will be checked
verify-no-right = Files are checked by an analyst.
verify-file = File
verify-too-large = The file is larger than 64 MB. Check it with “wasl verify” on another machine.
verify-journals = What the file holds
verify-line = Line
verify-proves = What this proves
verify-proves-not = What it does not prove
verify-proves-words = These are the words that the authors’ nodes signed, to the letter.
verify-proves-order = Each author’s entries stand in the order in which they were signed.
verify-proves-consistent = All parts of the file fit together under the keys that are in it.
verify-proves-altered = This file, as it is, is not what was signed.
verify-proves-part = What is there was signed as it stands.
verify-proves-fork = One key signed two records that cannot both be true.
verify-not-true = That what they say is true.
verify-not-all = That nothing else was said, here or elsewhere.
verify-not-time = When it was said, beyond what witnesses state: the times are each author’s own.
verify-not-safe = That anybody is safe.
verify-not-who = Whose keys these are.
verify-not-by-whom = Who altered it, or whether by intent.
verify-not-missing = What the missing part says.
verify-not-intent = That it was done by intent: a restored or copied node does the same.

## Errors of the desk itself

error-FOREIGN_ORIGIN = The request came from another page.
    .do = Open the desk by its own address.
error-HEAD_TOO_LARGE = The request was too large at its head.
    .do = Clear this desk’s cookies in the browser, and load the page anew.
error-KEY_REUSED = The same request came with another content.
    .do = Load the page anew.
error-NOT_FOUND = There is nothing at this address.
    .do = Go back to the watch.
error-OTHER_OFFICE = You do not write for that office.
    .do = Choose one of your own offices, or ask the administrator.
error-PASSKEY_REFUSED = That passkey is not known here, or does not fit.
    .do = Try again; else ask the administrator for a link.
error-RELEASE_NEEDED = Releasing asks for your passkey.
    .do = Confirm with your passkey.
error-TOO_LARGE = That is larger than the desk takes.
    .do = Make it smaller.
error-TOO_MANY_TRIES = Too many tries.
    .do = Wait some minutes.
error-WRONG_HOST = The address of this page is not the one of the desk.
    .do = Ask the administrator for the right address.
error-WRONG_METHOD = The page asked in a way that the node does not know.
    .do = Load the page anew.

audit-event-proof-refused = Passkey refused
audit-event-enrolment-refused = Enrolment refused

## While it rings

flash-ringing-for = Ringing for
flash-also-watching = Also on watch
flash-only-you = Nobody else
flash-silenced = Silent here

locked-no-passkey = You have no passkey, so this desk cannot be unlocked by you. Sign out, and come in by a new link.
audit-event-checked = Line check asked
audit-event-lapse-stated = Lapse written
audit-event-alarm-closed = Alarm closed
flash-strip = From { $party }

## Screens beside the watch

search-not-whole = The record is still being read: not all of it was searched. Search again in a minute.

## One's own passkeys and sessions

mine-passkeys = My passkeys
mine-unnamed = Without a name
mine-added = Added
mine-used = Last used
mine-passkey-here = You are signed in by this one
mine-remove = Remove
mine-remove-ask = Remove “{ $name }”? It signs you in no more, and what it has signed in ends at once.
mine-label = Name of a further passkey
mine-label-how = How you tell it from the others: “in the safe”, “duty laptop”. Another key, or another device.
mine-add = Add a passkey
mine-no-passkey = You have no passkey. The administrator makes a link for you.
mine-sessions = Where I am signed in
mine-began = Since
mine-seen = Last seen
mine-session-here = This screen
mine-locked = Locked
mine-end = End
mine-end-ask = End this session? Its screen is closed at once.
mine-end-others = End all others
audit-event-passkey-added = Passkey added
audit-event-passkey-removed = Passkey removed
audit-event-sessions-ended = Own sessions ended
audit-event-refused = Not allowed to this role
audit-event-restored = Restored from a backup
## Findings in a checked file: code, and what it makes of the file where that differs

finding-WASL-1001 = A value in it is not what it must be.
finding-WASL-1003 = A journal that is named here, or a member’s journal, is not in the file.
finding-WASL-1009 = A name or a text in it is longer than it may be.
finding-WASL-1010 = A text in it has a character that hides or turns other text, or is empty.
finding-WASL-1011 = A note bears the name of a member who has not signed it.
    .incomplete = A member’s signature on the charter is not in the file.
finding-WASL-1012 = The digits of this party’s card in the file are not those that we know.
finding-WASL-2001 = The bytes are not in the one permitted encoding.
finding-WASL-2002 = It is larger than anything honest of its kind.
finding-WASL-2003 = This is no signed note, or not of the kind that stands here.
finding-WASL-2004 = A signature is missing or does not fit.
finding-WASL-2005 = A key in it cannot be one.
finding-WASL-2006 = It does not lead to the root that was signed.
finding-WASL-2007 = The card does not hold up, or its keys are not those that we know.
    .incomplete = The card of a member is not in the file.
finding-WASL-2008 = The charter does not hold up.
    .incomplete = A charter that was adopted is not in the file.
finding-WASL-2009 = The grant of the node or the journal’s keys do not hold up.
    .incomplete = The notes that name the journal’s keys are not in the file.
finding-WASL-2012 = The entry is malformed or has no effect, and shows nothing.
finding-WASL-2014 = Entries that belong here are not in the file.
finding-WASL-2016 = Something in the file is not as Wasl writes it.
    .incomplete = Something that must be in the file is not there.
finding-WASL-2017 = The text is not the one that was signed.
finding-WASL-2018 = It has more parts than anything honest.
    .none = Further findings are not listed.
finding-WASL-3002 = Its author signed two records that cannot both be true.
finding-WASL-3003 = Something else is said here of a journal than what is in the file.
finding-WASL-3004 = The receipt is for another record than the one in the file.
finding-WASL-3005 = One root signed two things that cannot both stand.

## What belongs to an event of the audit

audit-event-verified = File checked
audit-command-line = Command line
audit-detail-how = How
audit-how-link = by a link, once
audit-how-passkey = by a passkey
audit-how-enrolment = by enrolment
audit-detail-address = From
audit-detail-error = Why
audit-detail-said = What the node said
audit-detail-officer = Officer
audit-detail-roles = Roles
audit-detail-offices = Offices
audit-detail-state = State
audit-state-enabled = enabled
audit-state-disabled = disabled
audit-detail-purpose = For
audit-purpose-enrol = to enrol
audit-purpose-once = to sign in once
audit-detail-id = On the record
audit-detail-entry = Entry
audit-detail-answer = Answer
audit-detail-precedence = Precedence
audit-detail-line = Line
audit-detail-party = Party
audit-detail-alarm = Alarm
audit-detail-kind = Kind of file
audit-kind-transcript = transcript
audit-kind-exhibit = exhibit
audit-kind-fork = evidence of a fork
audit-detail-file = File
audit-detail-sha256 = SHA-256
audit-detail-verdict = Verdict
audit-detail-label = Passkey
audit-detail-count = How many
audit-detail-right = Right
audit-detail-place = What was asked
audit-detail-backup = Backup of
audit-detail-incarnation = Incarnation
audit-detail-damaged = Damaged, set aside

## The register of contacts

nav-register = Register of contacts
audit-event-registered = Register of contacts changed
audit-event-register-exported = Register exported
audit-detail-deed = What was done
audit-detail-contacts = Contacts
audit-detail-format = Format
register-title = Register of contacts
register-views = Parts of the register
register-view-contacts = Contacts
register-view-silence = How long silent?
register-view-counts = By month
register-view-brief = Before a call
register-troubles =
    { $count ->
        [one] Something is not well with the log of the register
       *[other] { $count } things are not well with the log of the register
    }
register-troubles-do = Nothing else is lost by it. Copy the file aside, and find out who could write to it.
register-not-whole = What came last is still being taken in: this is as of just before.
register-timeline = Timeline
register-contact = The contact that is chosen
register-choose = Choose a contact.
register-words = Names in any spelling, words, sources
register-narrow = Show these
register-one = Side or office
register-other = With
register-office-how = SIDE or SIDE:OFFICE
register-between = Between
register-and = and
register-status = Status
register-origin = How it is known
register-level = Level
register-shown =
    { $count ->
        [0] None
        [one] 1 contact
       *[other] { $count } contacts
    }
register-shown-more =
    { $count ->
        [one] The newest contact
       *[other] The { $count } newest contacts
    }
register-none = No contact is in the register yet. What goes over our lines comes into it by itself; report all else.
register-none-so = No contact is so.
register-older = Older ones
register-add = Report a contact
register-file = File it
register-save = Save
register-take-away = The register as a file
register-format-csv = Table (CSV)
register-format-json = All of it (JSON lines)
register-format-ical = Calendar (iCalendar)
register-format-html = Page to print (HTML)
register-format-plover = Events (PLOVER)
register-format-ftm = Entities (FollowTheMoney)
register-origin-witnessed = Witnessed
register-origin-reported = Reported
contact-status-held = held
contact-status-planned = planned
contact-status-requested = requested
contact-status-refused = refused
contact-status-unanswered = unanswered
contact-status-undelivered = undelivered
contact-status-failed = failed
contact-status-cancelled = cancelled
contact-status-reported-and-denied = reported, and denied
contact-medium-line = over our line
contact-medium-telephone = telephone
contact-medium-video = video
contact-medium-hotline = hotline
contact-medium-meeting = meeting
contact-medium-letter = letter
contact-medium-summons = summons
contact-medium-other = by other means
contact-level-head = head of state or government
contact-level-minister = minister
contact-level-chief = chief of staff
contact-level-senior = senior official
contact-level-working = working level
contact-track-military = military
contact-track-diplomatic = diplomatic
contact-track-security = security
contact-track-political = political
contact-track-humanitarian = humanitarian
contact-public-announced = announced
contact-public-announced-later = announced later
contact-public-not-announced = not announced
contact-office-head-of-state = head of state
contact-office-head-of-government = head of government
contact-office-defence-minister = defence minister
contact-office-foreign-minister = foreign minister
contact-office-chief-of-general-staff = chief of the general staff
contact-office-national-security-adviser = national security adviser
contact-office-security-council-secretary = secretary of the security council
contact-office-head-of-presidential-office = head of the president’s office
contact-office-secretary-general = secretary general
contact-office-deputy-foreign-minister = deputy foreign minister
contact-office-deputy-defence-minister = deputy defence minister
contact-office-intelligence-chief = head of intelligence
contact-office-aide = aide
contact-office-ambassador = ambassador
contact-office-military-leaders = military leaders
register-several = several times
register-times =
    { $count ->
        [one] once
       *[other] { $count } times
    }
register-differ =
    { $count ->
        [one] accounts differ in one thing
       *[other] accounts differ in { $count } things
    }
register-not-said = not said
register-says = says
register-asked = asked by
register-became = This contact was put into others:
register-rejected = This contact was rejected.
register-deeds = What can be done
register-deed-added = Reported
register-deed-amended = Amended
register-deed-account = Account added
register-deed-merged = Merged
register-deed-split = Split
register-deed-rejected = Rejected
register-deed-complete = Declared complete
register-deed-side = Named as a side
register-act-account = Add an account
register-act-amend = Amend
register-act-merge = It is the same as …
register-act-split = They were several
register-act-reject = It was none
register-accounts = What each says
register-accounts-none = No account yet.
register-values = What is known, and from where
register-sources = Sources, and their exact words
register-field-when = Date
register-field-status = Status
register-field-sides = Between
register-field-medium = By what
register-field-level = Level
register-field-track = Track
register-field-initiators = At whose wish
register-field-publicity = Made public
register-field-topics = Topics
register-field-attempts = How often
register-field-duration_s = How long
register-field-accounts = Accounts
register-field-commitments = Commitments
register-commitments = Commitments
register-by-when = by
register-on-record = On the record
register-history = What was done to it
register-differences = What accounts differ in
register-differences-none = Nothing, as far as there are accounts.
register-kind-initiative = At whose wish
register-kind-topics = Topic
register-kind-date = Date
register-kind-numbers = Number
register-kind-wording = Wording
register-kind-silent = There is no account of this side
register-kind-itself = One side against itself
register-says-nothing = says nothing of it
register-amend-title = Amend { $id }
register-form-how = Write what the source says. What you leave empty is kept as not said.
register-date-how = As exactly as it is known:
register-side-n = Side { $n }
register-side = Side
register-office = Office
register-holder = Who held it
register-side-more = One more side
register-sides-needed = A contact is between at least two sides.
register-said-by = Who says so
register-asked-by = Who asked for that
register-minutes = Minutes
register-one-a-line = one a line
register-source = Source
register-source-needed = Say from where this is known.
register-exact-words = Exact words
register-no-side = of no side
register-speaker = Who speaks
register-speaker-needed = Say who speaks.
register-channel = By what channel
register-account-when = Date that it tells
register-numbers = Figures and names
register-numbers-how = ships = over 140, one a line
register-commitment = What the side will do
register-commitment-side = Choose whose commitment it is.
register-due = By when
register-merge = Merge
register-merge-how = This contact is kept with its values; what it does not say is taken from the others. Offered is what can be of the same day and sides.
register-merge-none = No other report can be of this contact.
register-merge-choose = Choose at least one.
register-split = Split
register-split-how = Each part keeps all that the report says, but for what you change here.
register-part-n = Part { $n }
register-part-more = One more part
register-reject = Reject
register-reason = Reason
register-reason-needed = Give a reason: it stays to be seen.
register-on-day = On the day (today, if empty)
register-ask = Ask
register-two-needed = Name both.
register-silence-how = Only contacts that were held end a silence. Refused, unanswered and planned ones end none.
register-days =
    { $count ->
        [one] 1 day
       *[other] { $count } days
    }
register-days-between = between { $least } and { $count } days
register-days-least =
    { $count ->
        [one] at least 1 day
       *[other] at least { $count } days
    }
register-gap = { $days } ({ $from } to { $to }), in this register; { $known }.
register-gap-none = None before { $to }, in this register; { $known }.
register-complete-yes = declared complete
register-complete-no = not declared complete
register-first-since = The first between { $one } and { $other } since { $from } ({ $days }), in this register.
register-first-ever = The first between { $one } and { $other } in this register.
register-highest-since = The highest between { $one } and { $other } since { $from } ({ $days }), in this register.
register-highest-ever = The highest between { $one } and { $other } in this register.
register-basis = What this rests on
register-special = What was special on that day
register-first-for = The first for
register-declare = Declare a time complete
register-declare-do = Declare
register-declare-how = You vouch in your own name: of these two no held contact is missing from the first day to the last.
register-months = Held contacts by level
register-months-none = Nothing was held, in this register.
register-months-apart =
    { $count ->
        [one] One more is of no one month.
       *[other] { $count } more are of no one month.
    }
register-chart = Held contacts from { $from } to { $to }, at most { $most } in one column. The same stands below as a table.
register-as-table = As a table
register-month = Month
register-rates = What became of what was asked
register-rates-how = Of contacts of which it is said who asked, and by one side only.
register-asked-times =
    { $count ->
        [one] asked once
       *[other] asked { $count } times
    }
register-with = With whom
register-choose-side = Choose
register-brief-make = Make the page
register-brief-how = One page: how long it was silent, the last contacts, who held which office, what was promised, what accounts differ in.
register-brief-title = { $side }: before a call, { $day }
register-brief-silence = Silence
register-brief-last = Last contacts
register-brief-holders = Who held which office, as last heard
register-brief-promises = Open commitments
register-brief-none = None in this register.
register-brief-nobody = Nobody is named in this register.
register-parties = Which side each party is
register-parties-how = Parties of a line go by their own names, reports by the codes of states. Say once which is which.
register-name-side = Counts as …
register-is-past = that day has passed
register-print = Print
register-save-page = Save as a page

## Press reports
nav-press = Press reports
press-explain = Paste a report, or drop files. They are read on our own node: nothing leaves it, and nothing is filed until you say so.
press-text = Text of the report
press-text-number = Text { $number }
press-outlet = Outlet
press-published = Day of publication
press-published-how = Leave the day open if you do not know it: no year is guessed. Of a page with several articles give the day of each, one after the other.
press-published-on = published { $days }
press-published-open = day of publication not known
press-encoding = These bytes are not UTF-8. How is it written?
press-read = Read
press-reading = It is being read…
press-another = Another text
press-files = Choose files
press-others = Other texts
press-refused-empty = There is no text here.
press-refused-day = This is no day. Write it as 2024-06-25, or leave it open.
press-refused-encoding = Say how this file is written.
press-refused-large = This is too much to read at once: { $size } at most. Give fewer texts, or cut the page.
press-refused-many = No more than { $count } texts are read together.
press-refused-twice = One text stands there twice, or two files have one name.
press-count =
    { $count ->
        [0] Nothing is proposed.
        [one] { $count } proposal.
       *[other] { $count } proposals.
    }
press-left =
    { $count ->
        [0] All of them are judged.
        [one] { $count } waits for you.
       *[other] { $count } wait for you.
    }
press-report = The report
press-as-given = Show it as it was given, with its tags
press-proposals = What is proposed
press-none = Nothing is proposed
press-none-why = The reader knows a few hundred phrases. What is told in others it does not see: file it by hand.
press-warned = Look at these words: something contradicts itself.
press-clash-weekday = the weekday is another
press-clash-two-months = two months stand there
press-clash-no-such-day = there is no such day
press-clash-day-or-month = day and month may be the other way round
press-clash-backwards = it ends before it begins
press-clash-dates-differ = the dates of a line differ
press-clash-hijri = the Hijri and the Gregorian day differ
press-clash-published = the text says that it is of { $day }
press-clash-not-in-office = { $holder } held no such office then
press-not-said = not said
press-when = When
press-when-how = A day, or as exactly as it is known: 2024-06, 2024-06-25~ (about), 2024-06-10/2024-06-20, /2024-06-25 (until).
press-status = What became of it
press-sides = Who
press-sides-open = sides not said
press-side = Side
press-side-number = Side { $number }
press-side-add = Another side
press-office = Office
press-office-not-said = office not said
press-holder = Holder
press-holder-not-said = name not said
press-initiator = At whose wish
press-said-by = Who says so
press-says = says { $speaker }
press-says-text = says the text itself
press-wish-says = { $side }, says { $speaker }
press-wish-text = { $side }, says the text itself
press-publicity = Made public
press-asked-by = asked by { $side }
press-topics = About
press-topics-how = One topic a line.
press-accounts = Accounts
press-silent = { $side }: no account
press-claims = Figures and claims
press-medium = By what means
press-level = Level
press-track = Track
press-several = several
press-number-over = over { $n }
press-number-least = at least { $n }
press-number-under = under { $n }
press-number-most = at most { $n }
press-number-about = about { $n }
press-day-until = { $day } or before
press-day-from = { $day } or after
press-day-between = between { $first } and { $last }
press-day-about = about { $day }
press-kind-contact = Contact
press-kind-attempt = Attempt
press-kind-planned = Planned contact
press-kind-denied = Denied contact
press-kind-commitment = Promise
press-kind-protest = Protest
press-kind-warning = Warning
press-kind-exercise = Exercise
press-kind-incident = Incident
press-kind-line = Hotline
press-role-since = of the contact before
press-role-announced = of the announcement
press-role-on_or_before = on that day or before
press-how-explicit = as it stands there
press-how-relative = counted from the publication
press-how-year_inferred = the year follows from the publication
press-how-open = cannot be told
press-channel-statement = statement
press-channel-press-conference = press conference
press-channel-telegram = Telegram
press-channel-twitter = Twitter
press-channel-interview = interview
press-channel-tass = TASS
press-claim-ships = ships
press-claim-aircraft = aircraft
press-claim-drones = drones
press-claim-missiles = missiles
press-claim-troops = troops
press-claim-killed = killed
press-claim-injured = injured
press-claim-children = children
press-claim-minutes = minutes
press-claim-hours = hours
press-claim-months-since = months since the last one
press-claim-attempts = attempts
press-claim-initiator = at the wish of
press-read-read = all of it stands there
press-read-inferred = partly inferred
press-read-open = something is open
press-verdict-filed = filed
press-verdict-merged = added to a contact
press-verdict-attached = attached as an account
press-verdict-rejected = rejected
press-judged-filed = { $officer } filed it as { $ids }.
press-judged-merged = { $officer } added it to a contact: { $ids }.
press-judged-attached = { $officer } attached it as an account of { $ids }.
press-judged-rejected = { $officer } rejected it:
press-judge = Your judgement
press-confirm = Confirm as it is
press-correct = Correct
press-correct-how = What you write otherwise is yours, in your name; the words of the report stay beside it.
press-split = Split in two
press-split-how = The report tells of two contacts: say what each is.
press-part = Contact { $number }
press-file = File as corrected
press-file-two = File as two
press-merge = Join with another proposal
press-merge-how = These tell of the same contact:
press-merge-when = When it was, if the reports differ
press-file-merged = File as one
press-same = Same as in the register…
press-same-title = The same contact?
press-same-now = The same: add it to { $id }
press-another-contact = Another one: file it apart
press-attach = Attach to a contact…
press-attach-title = Of which contact is this said?
press-attach-now = Attach as an account of { $id }
press-reject = Reject
press-reject-now = Reject it
press-reason = Why
press-anew = Judge it anew
press-known =
    { $count ->
        [one] The register has a contact that may be this one.
       *[other] The register has { $count } contacts that may be this one.
    }
press-told-twice = Proposal { $number } tells the same contact: join the two.
press-told-twice-maybe = Proposal { $number } may tell the same contact.
press-register-empty = The register has no contact yet.
press-which = Contact of the register
press-likely = May be this one
press-all-others = Others
press-here = The report
press-there = The register
press-sources = Said by
press-the-record = the record of the line
press-witnessed = It went over our own line: what the record shows stands. The report is attached as an account, also where it errs.
press-why-day = the same day
press-why-day-within = the day lies within the other’s time
press-why-day-without-year = the same day, a year is missing
press-why-date-missing = a date is missing
press-why-date-vague = a date is vague
press-why-day-apart = the days are one day apart
press-why-month-apart = the days are one month apart
press-why-year-apart = the days are one year apart
press-why-office-alone = an office is named without its holder
press-why-office-unlike = an office is called otherwise
press-why-status = what became of it differs
press-why-several = several fit
press-show = Show { $id } in the register
press-done-filed = Filed: { $ids }.
press-done-rejected = Rejected.
press-opinion = Second opinion
press-opinion-how = A language model marks words of the report; our own grammar and directory read them. That both agree is no proof; where they differ, look. Nothing of it is filed.
press-opinion-elsewhere = Asking sends the text to another machine: { $to }.
press-opinion-ask = Ask { $model }
press-opinion-ask-of = Ask { $model } about { $text }
press-opinion-asking = It is asked…
press-opinion-same = Proposal { $number }: the same
press-opinion-differs = Proposal { $number } is read otherwise: { $fields }
press-opinion-alone = The rules have nothing of this:
press-opinion-missed = Proposal { $number }: not marked
press-opinion-nothing = It marks no contact.
press-no-opinion-long = No second opinion: the text is longer than { $value } characters. Give its part alone.
press-no-opinion-huge = No second opinion: the answer is longer than { $value } bytes.
press-no-opinion-slow = No second opinion: no whole answer within { $value } s.
press-no-opinion-status = No second opinion: the model’s server answers with status { $value }.
press-no-opinion-away = No second opinion: the model cannot be reached ({ $value }).
press-no-opinion-unlike = No second opinion: the answer is not what was asked for.
press-dropped-not-what-was-asked = Left out, not what was asked for: { $count }
press-dropped-not-in-the-text = Left out, does not stand in the text: { $count }
press-dropped-too-many = Left out, too many: { $count }
press-dropped-of-a-contact-without-a-status = Left out, nothing marked of what became of it: { $count }
press-dropped-of-a-contact-without-a-side = Left out, no side marked: { $count }
press-dropped-of-no-side-that-takes-part = Left out, of no side that takes part: { $count }
press-dropped-of-nobody-whom-the-directory-knows = Left out, of nobody whom the directory knows: { $count }
audit-event-press-filed = Press report filed
audit-event-press-rejected = Press report rejected
audit-event-opinion-asked = Model asked about a report
audit-detail-ids = Contacts
audit-detail-proposals = Proposals
audit-detail-text = Report
audit-detail-model = Model
audit-detail-to = Asked at
error-SAME_CONTACT = The register has a contact that may be the same one.
    .do = Say whether it is the same.
error-JUDGED_ALREADY = Somebody has filed this already.
    .do = Read the texts again to see what became of it.
