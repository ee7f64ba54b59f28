# SPDX-License-Identifier: Apache-2.0
"""A party's running Wasl: the one place where lines, store, keys and bearers meet.

======================  ======================================================================
the process             ``run``, ``node``, ``driver`` (the one writer), ``clock``, ``lines``
the desk                ``desk`` (all commands), ``fields``, ``finding``, ``names``, ``answers``;
                        ``control`` and ``handing`` (the local socket); ``offline`` (without a node)
commands                ``letters``, ``keeping``, ``amending``, ``lapsing``, ``watching``,
                        ``files``, ``bags``, ``backups``, ``closing`` (of alarms), ``doctor``
what is read            ``reading``, ``views``, ``words``, ``ladders``, ``condition``, ``amended``,
                        ``alarms``
watching                ``watch``, ``escalation``, ``desks``; ``counts``, ``metrics``, ``logs``
the doctor's eyes       ``checkup``, ``at_rest``, ``findings``, ``ledger``
======================  ======================================================================
"""
