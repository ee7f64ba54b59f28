# SPDX-License-Identifier: Apache-2.0
"""The README.txt in files for third parties: what the file is, and the steps for standard tools.

Rules:

1. For a kind and a version it is the same bytes in every file, so that nothing can be slipped into
   it; an audit compares it byte for byte. Changing a letter here makes a new version.
2. The lines indented by four spaces are, from top to bottom, one script for ``sh``. A test runs it.
3. It promises nothing that the file cannot show, and says what it does not show.
"""

from __future__ import annotations

from typing import Final

from wasl.record.layout import FileKind

VERSION: Final = 1

_INTRO: Final = {
    FileKind.TRANSCRIPT: """\
This file is a transcript: what the parties of one line wrote to each other, in each party's own
journal, from some entry to some entry without a gap, ending where its author signed.
""",
    FileKind.EXHIBIT: """\
This file is an exhibit: one entry that a party wrote on a line, its text, and what the other side
signed about it: receipts of machines, and acknowledgements of officers.
""",
    FileKind.FORK: """\
This file shows a fork: two checkpoints of one journal, both signed by its author, that cannot both
be true; or two grants of one incarnation to two node keys, both signed by one root. Whoever signed
both has shown different records to different people, or has lost control of its keys.
""",
}

_START: Final = """\

By program:

  wasl verify FILE --card CARD --card CARD

with a card, or --fingerprint PARTY=DIGITS, for each party, that you have from somewhere else. A
card in this file is worth nothing to you before you have compared it: a forger can make a whole
file that fits.

By hand: the indented lines below are a script for sh. It needs openssl 3 and the usual tools sed,
grep, od, base64 and sha256sum. Unpack this file with any unzip, and work in a copy of its folder.


A. TOOLS
"""

_TOOLS: Final = """\

The value of a line "key value" in a note; its signed text, which ends before its empty line; and
bytes in hex:

    value() { sed -n "s/^$2 //p" "$1"; }
    text() { sed '/^$/,$d' "$1"; }
    hex() { od -An -v -tx1 | tr -d ' \\n'; }

The Ed25519 signature on the text of note $1 by the public key $2, in base64. In a note, a
signature line in base64 is 4 bytes that name the key, then the signature. What printf writes is
how an Ed25519 key begins in DER:

    check() {
      text "$1" > tmp.text
      sed -n 's/^— [^ ]* \\([A-Za-z0-9+/]\\{91\\}=\\)$/\\1/p' "$1" |
        base64 -d | tail -c 64 > tmp.signature
      printf '\\060\\052\\060\\005\\006\\003\\053\\145\\160\\003\\041\\000' > tmp.key
      echo "$2" | base64 -d >> tmp.key
      openssl pkeyutl -verify -pubin -keyform DER -inkey tmp.key \\
        -rawin -in tmp.text -sigfile tmp.signature
    }
"""

_CLIMB: Final = """\

From the leaf hash in tmp.node to the root, by the hashes in the tlog-proof $1 (RFC 9162, 2.1.3.2):

    climb() {
      index=$(value "$1" index)
      last=$(($(sed '1,/^$/d' "$1" | sed -n 2p) - 1))
      for hash in $(sed '1,2d;/^$/,$d' "$1"); do
        echo "$hash" | base64 -d > tmp.hash
        if [ $((index % 2)) = 1 ] || [ "$index" = "$last" ]; then
          (printf '\\001'; cat tmp.hash tmp.node) | openssl dgst -sha256 -binary > tmp.up
          until [ $((index % 2)) = 1 ] || [ "$index" = 0 ]; do
            index=$((index / 2)) last=$((last / 2))
          done
        else
          (printf '\\001'; cat tmp.node tmp.hash) | openssl dgst -sha256 -binary > tmp.up
        fi
        mv tmp.up tmp.node
        index=$((index / 2)) last=$((last / 2))
      done
      base64 tmp.node
    }

A leaf is proven if the hashes in a tlog-proof lead from it to the root in the checkpoint below
them, and that checkpoint is signed by the key of the journal whose origin is its first line. The
two lines in base64 must be the same:

    proven() {
      sed '1,/^$/d' "$1" > tmp.note
      journal=$(dirname "$(grep -l "^origin $(sed -n 1p tmp.note)\\$" journals/*/journal.note)")
      echo "$1, by $journal"
      climb "$1"
      sed -n 3p tmp.note
      check tmp.note "$(value "$journal/journal.note" checkpoint-ed25519)"
    }
"""

_PAPERS: Final = """\


B. THE PARTIES AND THEIR KEYS

The line is named by the SHA-256 of the text of its first charter. All of these are the same:

    for note in charter/1.*.note; do text "$note" | sha256sum; done

Each charter names its members and the SHA-256 of the text of each one's card ("member INDEX PARTY
HASH"), and each member's root has signed it. Each card has the public keys of that root, and is
signed by it:

    for card in cards/*.note; do
      party=$(value "$card" party)
      echo "card of $party"
      text "$card" | sha256sum
      check "$card" "$(value "$card" root-ed25519)"
      for note in charter/*."$party".note; do
        check "$note" "$(value "$card" root-ed25519)"
      done
    done

COMPARE each line "root-ed25519" and "root-ml-dsa-65" in cards/ with a card of that party that you
have from somewhere else. Nothing in this file can do that for you.

Each root grants a node key, and that node key names the keys of one journal, on this line alone.
The last line of each is the name of the line:

    for journal in journals/*; do
      echo "$journal"
      card=$(ls cards/"$(value "$journal/grant.note" party)".*.note | tail -n 1)
      check "$journal/grant.note" "$(value "$card" root-ed25519)"
      check "$journal/journal.note" "$(value "$journal/grant.note" node)"
      value "$journal/journal.note" line
    done

Cards, charters and grants have a second signature line: ML-DSA-65 under the context
"wasl/note/v1". wasl verify wants both to be good.
"""

_FORK_PAPERS: Final = _PAPERS.replace(  # a fork of a root is of no journal
    "in journals/*; do\n", 'in journals/*; do\n      [ -e "$journal" ] || continue\n'
)

_EXHIBIT_STEPS: Final = """\


C. THE ENTRY

The text is in entry/body, in UTF-8 among a few bytes of CBOR (RFC 8949). The entry commits to it:
this hash stands in the entry, as its ninth item, behind the bytes 58 20. It must be found (1, not
0):

    commits() {
      hash=$( (printf 'wasl/commit/v1'; cat "$1/salt" "$1/body") | sha256sum | cut -c 1-64)
      hex < "$1/entry" | grep -c "5820$hash"
    }
    commits entry

The leaf of an entry is the SHA-256 of a zero byte and the entry. Its number in its journal is the
line
"index" of the proof:

    leaf() { (printf '\\000'; cat "$1") | openssl dgst -sha256 -binary > tmp.node; }
    leaf entry/entry
    proven entry/entry.tlog-proof


D. WHAT THE OTHER SIDE SIGNED

A receipt is a machine's word: all entries of that journal below the size in the checkpoint are
stored here, at this time at the latest (seconds since 1970, by its own clock). It signs
"cosignature/v1", the time, and the checkpoint; these are put together below as a note. The leaf
leads to the root in it:

    for receipt in receipts/*.tlog-proof; do
      [ -e "$receipt" ] || continue
      holder=journals/$(basename "$receipt" .tlog-proof)
      leaf entry/entry
      climb "$receipt"
      sed '1,/^$/d' "$receipt" > tmp.note
      sed -n 3p tmp.note
      sed -n 's/^— [^ ]* //p' tmp.note | base64 -d > tmp.line
      time=$((0x$(head -c 12 tmp.line | tail -c 8 | hex)))
      echo "receipt by $holder at $time"
      {
        printf 'cosignature/v1\\ntime %s\\n' $time
        text tmp.note
        printf '\\n— R '
        (head -c 4 tmp.line; tail -c 64 tmp.line) | base64 | tr -d '\\n'
        echo
      } > tmp.cosigned
      check tmp.cosigned "$(value "$holder/journal.note" receipt-ed25519)"
    done

An acknowledgement is an officer's word, and an entry like the first. Its body quotes the leaf of
the entry that it acknowledges, so this hash stands in its body. Both must be found (1, not 0):

    leaf entry/entry
    quoted=$(hex < tmp.node)
    for answer in answers/*; do
      [ -e "$answer" ] || continue
      commits "$answer"
      hex < "$answer/body" | grep -c "5820$quoted"
      leaf "$answer/entry"
      proven "$answer/entry.tlog-proof"
    done
"""

_TRANSCRIPT_STEPS: Final = """\


C. THE JOURNALS

Each journal ends here in a checkpoint: its origin, its size, and the root over all its leaves. It
must be signed by the journal's key, and the two origins must be the same:

    for journal in journals/*; do
      echo "$journal"
      check "$journal/checkpoint.note" "$(value "$journal/journal.note" checkpoint-ed25519)"
      sed -n 1p "$journal/checkpoint.note"
      value "$journal/journal.note" origin
    done

The file "entries" has each entry behind its length in 2 bytes. "openings" has the salt and the
text of each behind their length in 4 bytes, or ffffffff alone where the text is not in this file.
"before" begins with the number of the first entry here, in 8 bytes. To take out number $3, counted
from 0 here, of file $1 with lengths of $2 bytes:

    pick() {
      at=1 left=$3
      while :; do
        size=$((0x$(tail -c +$at "$1" | head -c "$2" | hex)))
        at=$((at + $2))
        [ "$left" != 0 ] || break
        left=$((left - 1))
        [ $size = 4294967295 ] || at=$((at + size))
      done
      tail -c +$at "$1" | head -c $size
    }

Take one; the names "chosen" are yours to set. An entry commits to its salt and text: this hash
stands in the entry, as its ninth item, behind the bytes 58 20. It must be found (1, not 0):

    journal=${chosen_journal:-$(ls -d journals/* | head -n 1)}
    number=${chosen_number:-0}
    pick "$journal/entries" 2 "$number" > tmp.entry
    pick "$journal/openings" 4 "$number" > tmp.opening
    hash=$( (printf 'wasl/commit/v1'; cat tmp.opening) | sha256sum | cut -c 1-64)
    hex < tmp.entry | grep -c "5820$hash"

Its text, in UTF-8 among a few bytes of CBOR (RFC 8949), follows the 32 bytes of salt:

    tail -c +33 tmp.opening > tmp.body

The leaf of an entry is the SHA-256 of a zero byte and the entry:

    (printf '\\000'; cat tmp.entry) | sha256sum

To compute the root over all leaves (RFC 9162, 2.1.1), behind the hashes in "before" where the
first entry here is not number 0, takes a program of a page; wasl verify is one.
"""

_FORK_STEPS: Final = """\


C. THE TWO CHECKPOINTS, OR THE TWO GRANTS

Two checkpoints both have the origin of the journal, and are signed by the journal's key. If they
have one size and two roots, that is all:

    for note in fork/[ab].note; do
      [ -e "$note" ] || continue
      text "$note"
      check "$note" "$(value journals/*/journal.note checkpoint-ed25519)"
    done

If they have two sizes, each comes with a leaf hash, and with the proof of it. The line "index" is
the same in both proofs, and the leaf hashes are not:

    for side in a b; do
      [ -e fork/$side.leaf ] || continue
      cat fork/$side.leaf
      value fork/$side.tlog-proof index
      base64 -d fork/$side.leaf > tmp.node
      proven fork/$side.tlog-proof
    done

Two grants name one party and one incarnation, and two node keys. Both are signed by the root that
stands in that party's card:

    for note in fork/*.grant.note; do
      [ -e "$note" ] || continue
      text "$note"
      card=$(ls cards/"$(value "$note" party)".*.note | tail -n 1)
      check "$note" "$(value "$card" root-ed25519)"
    done

A signature longer than 64 bytes is by the journal's ML-DSA-44 key (C2SP tlog-cosignature, at time
0), or by a root's ML-DSA-65 key, and takes a program; wasl verify is one.
"""

_STEPS: Final = {
    FileKind.TRANSCRIPT: _TOOLS + _PAPERS + _TRANSCRIPT_STEPS,
    FileKind.EXHIBIT: _TOOLS + _CLIMB + _PAPERS + _EXHIBIT_STEPS,
    FileKind.FORK: _TOOLS + _CLIMB + _FORK_PAPERS + _FORK_STEPS,
}

_LIMITS: Final = """\


WHAT THIS FILE DOES NOT SHOW

- Whose the keys are, until you have compared them with something that did not come with this file.
- That nothing followed. It ends where it ends; whoever made it may have left out what came later.
- That a time is right. Times in entries are their author's clock, times of receipts their holder's.
- That anybody read, understood or did anything. A receipt is a machine's word; an acknowledgement
  says that an officer took it, and no more.
- That a side was silent by will: who does not answer cannot be told from who has not read.
- That the parties did not rewrite all of it together, before anybody else had seen a checkpoint.
- That a key was not stolen. What a stolen key signs looks like what its party signs.
- What is true. It shows who signed which words.
"""


def readme(kind: FileKind) -> str:
    """The README.txt of a kind of file."""
    title = f"{first_line(kind, VERSION)}\n\n"
    return title + _INTRO[kind] + _START + _STEPS[kind] + _LIMITS


def first_line(kind: FileKind, version: int) -> str:
    """The first line of the README.txt, by which a file says what it is."""
    return f"wasl {kind} v{version}"
