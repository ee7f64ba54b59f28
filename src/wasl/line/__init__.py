# SPDX-License-Identifier: Apache-2.0
"""A line: what one node does with events so that all members hold the same record.

======================  ======================================================================
what happens            ``events``, ``line`` (each of them), ``work`` (one step in hand)
our own journal         ``near``, ``checkpoints``, ``adoption`` (charters), ``closing`` (of journals
                        that a lost node of ours left)
the others' journals    ``arrival``, ``inbox``, ``far``, ``steering``, ``receipts``, ``evidence``
keys                    ``epochs``, ``kems``, ``windows``
getting it there        ``delivery``, ``resync``, ``packing`` (bags)
what people say         ``talk``, ``shape``, ``wording``; ``effects`` (what each body does)
how far it came         ``ladder``, ``owed`` (who must acknowledge, since when), ``lapses``
keeping the line        ``checks``, ``tally``, ``presence``, ``suspension``, ``amendments``,
                        ``expiry``, ``alarms``
files                   ``attaching`` (sending), ``attached`` (receiving), ``files``, ``media``
======================  ======================================================================
"""
