# SPDX-License-Identifier: Apache-2.0
"""Keeping: backups, what a lost node is restored with, and the restore."""

from __future__ import annotations

from wasl.cli.grammar.parser import Commands, add_root


def add_restoring(commands: Commands) -> None:
    backup = commands.add(
        "backup", "online.backups:back_up", "copy the record to a file, while the node runs or not"
    )
    backup.add_argument("file", metavar="FILE", help="a file that does not exist yet")
    _add_restore(commands)
    _add_grants(commands.below("grant", "grants: which nodes our root has given out"))


def _add_restore(commands: Commands) -> None:
    restore = commands.add(
        "restore", "offline.restoring:restore", "make a new home from a backup of a lost one"
    )
    restore.add_argument("backup", metavar="BACKUP", help="the newest backup there is")
    restore.add_argument("new_home", metavar="HOME", help="a directory that does not exist yet")
    by = restore.add_mutually_exclusive_group(required=True)
    by.add_argument("--grant", metavar="SPARE", help="a spare: the far sides notice, and go on")
    by.add_argument("--root", metavar="FILE", help="the root: the far sides must add a new card")
    restore.add_argument(
        "--escrow", metavar="FILE", required=True, help="a copy of archive-key.escrow"
    )
    restore.add_argument(
        "--escrow-passphrase-file", metavar="FILE", help="if another passphrase opens the escrow"
    )
    restore.add_argument(
        "--url",
        metavar="https://HOST:PORT",
        action="append",
        default=[],
        help="with --root: where others can dial us from now on",
    )
    restore.add_argument(
        "--incarnation", metavar="N", type=int, help="with --root: if a later one was given out"
    )


def _add_grants(grant: Commands) -> None:
    spare = grant.add(
        "spare", "offline.granting:make_spare", "make what our node can be restored with"
    )
    spare.add_argument("file", metavar="FILE", help="a file that does not exist yet")
    spare.add_argument(
        "--spare-passphrase-file", metavar="FILE", help="if another passphrase shall seal the spare"
    )
    add_root(spare)
    revoke = grant.add(
        "revoke",
        "offline.granting:revoke_grant",
        "sign that a node of ours is to be believed no more",
        tells_node=True,
    )
    revoke.add_argument("number", metavar="N", type=int, help="its incarnation")
    revoke.add_argument("--reason", metavar="TEXT", required=True, help="why, in a few words")
    revoke.add_argument("--out", metavar="FILE", required=True, help="the note for the far sides")
    add_root(revoke)
    add = grant.add(
        "add", "offline.granting:add_revocation", "keep a party's revocation", tells_node=True
    )
    add.add_argument("file", metavar="FILE")
    grant.add("list", "offline.granting:list_grants", "all that our root has given out")
