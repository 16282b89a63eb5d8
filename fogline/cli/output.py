"""Results on stdout: tables for a terminal, tab-separated lines for a pipe, JSON, CSV."""

import csv
import io
import json
import os
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import IO

from fogline.cli.messages import check_word
from fogline.cli.options import Output

Row = Mapping[str, object]

# Control characters could move the cursor of a terminal; a page's text must not.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_BREAK = re.compile(r"[\t\r\n]+")


def is_terminal(stream: IO[str]) -> bool:
    """Whether a person looks at a stream."""
    return stream.isatty()


def write_rows(rows: Sequence[Row], columns: Mapping[str, str], output: Output) -> None:
    """Write a list of items.

    Args:
        rows: The items, each with the same fields.
        columns: Fields shown in a table, with their headings.
        output: Which form.

    Raises:
        CommandError: A field was asked for that the items don't have.
    """
    known = list(rows[0]) if rows else list(columns)
    for name in output.fields or ():
        check_word(name, known, "--fields")
    chosen = [{name: row[name] for name in output.fields or known} for row in rows]
    if output.form == "json":
        write_json(chosen)
    elif output.form == "jsonl":
        for row in chosen:
            write_json(row)
    elif output.form == "csv":
        _write_csv(chosen, output.fields or tuple(known))
    else:
        names = output.fields or tuple(columns)
        heads = [columns.get(name, name.replace("_", " ")).upper() for name in names]
        write_table(heads, [[say_value(row[name]) for name in names] for row in rows])


def write_json(value: object) -> None:
    """Write a value as one line of JSON."""
    write_text(json.dumps(value, ensure_ascii=False) + "\n")


def write_text(text: str) -> None:
    """Write text to stdout; on a terminal without characters that would steer it."""
    sys.stdout.write(_CONTROL.sub("\ufffd", text) if is_terminal(sys.stdout) else text)


def write_bytes(data: bytes) -> None:
    """Write bytes to stdout as they are; on a terminal as text that can't steer it."""
    if is_terminal(sys.stdout):
        write_text(data.decode("utf-8", "replace"))
        return
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def write_table(heads: Sequence[str], cells: Sequence[Sequence[str]]) -> None:
    """Write a table: aligned and folded on a terminal, tab-separated with a header elsewhere."""
    if is_terminal(sys.stdout):
        _write_aligned(heads, cells)
        return
    for line in (heads, *cells):
        flat = (_CONTROL.sub(" ", _BREAK.sub(" ", cell)) for cell in line)
        sys.stdout.write("\t".join(flat) + "\n")


def say_value(value: object) -> str:
    """Write a field for a person: nothing for None, a list with semicolons."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (list, tuple)) and all(isinstance(item, str) for item in value):
        return "; ".join(value)
    if isinstance(value, (dict, list, tuple)):
        return json.dumps(value, ensure_ascii=False)
    return str(value)


def is_plain() -> bool:
    """Whether colour is unwanted (``NO_COLOR``, see no-color.org)."""
    return bool(os.environ.get("NO_COLOR"))


def _write_aligned(heads: Sequence[str], cells: Sequence[Sequence[str]]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, header_style="" if is_plain() else "bold")
    for head in heads:
        table.add_column(Text(head), overflow="fold")
    for line in cells:
        table.add_row(*(Text(_CONTROL.sub("\ufffd", cell)) for cell in line))
    console = Console(file=sys.stdout, no_color=is_plain(), highlight=False)
    console.print(table)


def _write_csv(rows: Iterable[Row], names: Sequence[str]) -> None:
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(names)
    for row in rows:
        writer.writerow([say_value(row[name]) for name in names])
    sys.stdout.write(buffer.getvalue())
