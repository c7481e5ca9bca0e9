"""What the README shows can be typed: its commands, settings, addresses, files and links are there."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.core import TyperGroup

from api.app import create_app
from api.cli import app
from qa.settings import PREFIX, Settings
from tests.test_api import open_small

ROOT = Path(__file__).parent.parent
TOP, MEASURING = "README.md", "eval/README.md"
COMMANDS = typer.main.get_command(app)


def read(path: str) -> str:
    return (ROOT / path).read_text("utf-8")


def blocks(text: str) -> list[str]:
    return [block for _, block in re.findall(r"^```(sh|console)\n(.*?)^```", text, re.DOTALL | re.MULTILINE)]


def shown(text: str) -> list[str]:
    """The commands in its blocks, without what stands behind ``#``."""
    lines = "".join(blocks(text)).splitlines()
    return [line.removeprefix("$ ") for line in lines if line.removeprefix("$ ").startswith("dateline ")]


def test_commands_are_found() -> None:
    assert len(shown(read(TOP))) >= 15
    assert len(shown(read(MEASURING))) >= 15


@pytest.mark.parametrize("line", [*shown(read(TOP)), *shown(read(MEASURING))])
def test_a_command_and_its_options_are_there(line: str) -> None:
    words = shlex.split(line, comments=True)[1:]
    command = COMMANDS
    while isinstance(command, TyperGroup):
        assert words[0] in command.commands
        command, words = command.commands[words[0]], words[1:]
    options = {name for parameter in command.params for name in parameter.opts}
    assert {word for word in words if word.startswith("-")} <= options


def test_every_setting_is_told_and_no_other() -> None:
    told = set(re.findall(rf"`({PREFIX}\w+)`", read(TOP)))
    assert told == {PREFIX + name.upper() for name in Settings.model_fields}


def test_every_address_is_told_and_no_other(tmp_path: Path) -> None:
    described = create_app(lambda: open_small(tmp_path)).openapi()["paths"]
    there = {f"{method.upper()} {path}" for path, methods in described.items() for method in methods}
    told = set(re.findall(r"`((?:GET|POST|DELETE) /[^`]*)`", read(TOP)))
    assert told == {address.replace("{article_id}", "{id}") for address in there}


def fields(shown: object, description: dict[str, Any], schema: dict[str, Any]) -> Iterator[str]:
    """The names in an example that the schema does not have."""
    for option in [schema, *schema.get("anyOf", ())]:
        if "$ref" in option:
            schema = description["components"]["schemas"][option["$ref"].rsplit("/")[-1]]
    if isinstance(shown, list):
        for one in shown:
            yield from fields(one, description, schema["items"])
    elif isinstance(shown, dict):
        for name, value in shown.items():
            known = schema["properties"]
            yield from fields(value, description, known[name]) if name in known else [name]


def test_the_answer_it_shows_has_the_fields_of_one(tmp_path: Path) -> None:
    description = create_app(lambda: open_small(tmp_path)).openapi()
    example = re.search(r"^```json\n(.*?)^```", read(TOP), re.DOTALL | re.MULTILINE)
    assert example
    answer = {"$ref": "#/components/schemas/AnswerOut"}
    assert list(fields(json.loads(example[1]), description, answer)) == []
    assert list(fields({"citations": [{"nunber": 1}]}, description, answer)) == ["nunber"]


@pytest.mark.parametrize("path", [TOP, MEASURING])
def test_its_links_lead_somewhere(path: str) -> None:
    for link in re.findall(r"\]\((?!https?:)([^)]+)\)", read(path)):
        file, _, anchor = link.partition("#")
        led = ((ROOT / path).parent / file) if file else ROOT / path
        assert led.exists(), link
        if anchor:
            titles = re.findall(r"^#+ (.+)$", led.read_text("utf-8"), re.MULTILINE)
            assert anchor in {title.lower().replace(" ", "-") for title in titles}, link


@pytest.mark.parametrize(("path", "title"), [(TOP, "## How it is built"), (MEASURING, "# Evaluation")])
def test_what_its_tree_names_is_there(path: str, title: str) -> None:
    tree = read(path).split(f"{title}\n")[1].split("```")[1].strip().splitlines()
    folders: list[str] = []
    for line in tree:
        depth = (len(line) - len(line.lstrip())) // 2
        names = re.match(r"\s*((?:[\w/.]+, )*[\w/.]+)  ", line)
        assert names, line
        for name in names[1].split(", "):
            folders = [*folders[:depth], name]
            assert (ROOT / path).parent.joinpath(*folders).exists(), line
