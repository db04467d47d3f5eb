"""Answers that their own unit does not give any more, where no row of the review is left to say so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from taskbook.core.cell_address import shown
from taskbook.core.replies.answer import Answer
from taskbook.core.replies.file_findings import FileNote, Found
from taskbook.core.replies.kinds import FileRemark
from taskbook.core.replies.log_lines import heading_of
from taskbook.core.replies.master_index import Located, Master
from taskbook.core.replies.read_file import FilesRead
from taskbook.core.replies.received import Seen
from taskbook.ports import Value


def withdrawn(pending: Sequence[Answer], read: FilesRead, seen: Seen, master: Master) -> Iterator[FileNote]:
    """Yield what a file does not say any more that stands in the master, or was open from an earlier reading of it.

    In the master's cell stands what an earlier file of the unit said; only the unit's last file speaks against it.
    """
    for answer in read.silent:
        last = next(iter(seen.get((answer.batch, answer.unit), ())), None)
        found = master.locate(answer)
        if last is not None and (last.file, last.saved) == (answer.file, answer.saved) and isinstance(found, Located):
            now = master.cell(found.table, found.task, answer.field).value
            if now != answer.sent:
                yield _note(answer, now)
    said = {_place(answer) for answer in read.answers}
    for answer in pending:
        again = (answer.unit, answer.batch, answer.file, answer.saved) in read.read_again
        if again and _place(answer) not in said and isinstance(master.locate(answer), Located):
            yield _note(answer, answer.parsed.shown)


def _place(answer: Answer) -> tuple[str, str, str, str, str]:
    return answer.id.casefold(), answer.field, answer.unit, answer.batch, answer.file


def _note(answer: Answer, was: Value) -> FileNote:
    found = Found("", heading_of(answer.field), shown(was))
    return FileNote(answer.file, FileRemark.WITHDRAWN, answer.unit, answer.id, found=(found,), batch=answer.batch)
