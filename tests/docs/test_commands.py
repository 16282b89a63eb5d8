import re
from pathlib import Path

import pytest
import typer

from fogline.cli.app import APP

PAGE = Path(__file__).parents[2] / "docs" / "commands.md"
SHARED = {"--help", "--debug"}


def list_commands(command, path=("fogline",)):
    inner = getattr(command, "commands", None)
    if inner is None:
        return {" ".join(path): command}
    found = {}
    for name, child in inner.items():
        found.update(list_commands(child, (*path, name)))
    return found


COMMANDS = list_commands(typer.main.get_command(APP))


def read_sections():
    text = PAGE.read_text("utf-8")
    heads = list(re.finditer(r"^### `(fogline[a-z ]*[a-z])[^`]*`$", text, re.MULTILINE))
    ends = [*(head.start() for head in heads[1:]), len(text)]
    return {head[1]: text[head.end() : end] for head, end in zip(heads, ends, strict=True)}


def options_of(command):
    names = {name for parameter in command.params for name in parameter.opts}
    return {name for name in names if name.startswith("--")} - SHARED


def test_every_command_has_a_section_and_none_is_made_up():
    assert set(read_sections()) == set(COMMANDS)


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_section_names_the_options_of_its_command(name):
    section = re.split(r"^## ", read_sections()[name], flags=re.MULTILINE)[0]
    named = set(re.findall(r"`(--[a-z]+)", section))
    assert named == options_of(COMMANDS[name])
