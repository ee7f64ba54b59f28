# SPDX-License-Identifier: Apache-2.0
"""Reading press reports of contacts: proposals with the exact words, for a person to judge.

It takes a text, the day of its publication and a directory, and does no I/O. It files nothing.

``reading`` goes through a text, sentence by sentence. On its way stand

1. ``shadow``: the text folded, with its places; ``cutting`` and ``parts``: sections and articles;
2. ``who``: offices, persons and sides, and the names of those whom the directory has not;
3. ``what``: words of contact (``triggers``, ``apart``), who took part (``pairing``, ``partners``),
   what became of it (``fates``), who says and wished what (``speech``, ``attributes``), and what is
   no contact of two (``asides``: promises, protests, drills, incidents, lines, warnings);
4. ``when``: dates and how they count; ``timing`` and ``days``: which of them is that of the contact;
5. ``referring``, ``subjects``, ``remembering``: *he*, *the two*, *the call*, what was told before;
6. ``drafts`` and ``collecting``: tellings of one contact put together; ``proposal``: the outcome.

``judged`` is for afterwards: what a person makes of proposals, and which are of one contact.
"""
