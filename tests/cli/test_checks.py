"""``verify``, ``schema``, ``doctor``, ``version``, ``serve``, and how fast the program starts."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import sqlalchemy as sa

from fogline import __version__
from fogline.cli.serving import listen
from fogline.records import SCHEMAS, make_schema, read_schema
from fogline.store import open_store
from fogline.store.engine import make_engine
from fogline.store.packing import pack

pytest_plugins = ("program",)


def damage(path: Path) -> None:
    engine = make_engine(path)
    with engine.begin() as connection:
        connection.execute(sa.text("UPDATE contents SET raw = :raw"), {"raw": pack(b"changed")})
    engine.dispose()


def test_verify_counts_what_it_checked(desk) -> None:
    result = desk("verify", "--all")
    assert (result.code, result.err) == (0, "")
    counts = dict(line.split("\t") for line in result.out.splitlines())
    assert counts["articles"] == "3"
    assert counts["repairs"] == "1"
    assert int(counts["claim spans"]) == 24


def test_verify_names_the_first_that_does_not_hold(desk, tmp_path) -> None:
    damage(tmp_path / "fogline.db")
    result = desk("verify", "--all")
    assert result.code == 1
    assert "raw bytes does not hold" in result.err
    broken = json.loads(desk("verify", "--all", "--json").out)["broken"]
    assert broken["what"] == "raw bytes"


def test_verify_takes_an_article_or_a_story(desk, tmp_path) -> None:
    with open_store(tmp_path / "fogline.db") as store:
        story = store.list_stories(limit=1)[0]
    assert "articles\t2" in desk("verify", story.id).out
    assert "articles\t1" in desk("verify", story.documents[0].id).out


def test_verify_of_nothing_or_of_an_unknown_id(desk) -> None:
    assert desk("verify").code == 2
    assert desk("verify", "a_x", "--all").code == 2
    unknown = desk("verify", "a_none")
    assert unknown.code == 1
    assert "There is no article a_none." in unknown.err


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_packaged_schema_is_that_of_the_records(name: str) -> None:
    """Made by running this test with FOGLINE_WRITE_SCHEMA=1 after a record changed."""
    made = json.dumps(make_schema(name), indent=2, ensure_ascii=False) + "\n"
    if os.environ.get("FOGLINE_WRITE_SCHEMA"):
        import fogline.records

        folder = Path(fogline.records.__file__).parent / "schema"
        (folder / f"{name}.schema.json").write_text(made, encoding="utf-8")
    assert read_schema(name).decode("utf-8") == made


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_schema_is_printed(run, name) -> None:
    assert json.loads(run("schema", name).out)["title"] == f"fogline.{name}/1"


def test_unknown_schema_offers_the_nearest(run) -> None:
    result = run("schema", "dosier")
    assert result.code == 2
    assert "Did you mean 'dossier'?" in result.err


def test_version(run) -> None:
    assert run("version").out == f"fogline {__version__}\n"


def test_doctor_names_what_is_missing_and_what_is_there(run, tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("FOGLINE_GAZETTEER", str(tmp_path / "places.sqlite"))
    rows = {row["check"]: row for row in json.loads(run("doctor", "--json").out)}
    assert rows["python"]["state"] == "ok"
    assert rows["sqlalchemy"]["state"] == "ok"
    assert rows["gazetteer"]["state"] == "to do"
    assert "places.sqlite" in rows["gazetteer"]["detail"]
    assert rows["database"]["state"] == "to do"
    run("init")
    rows = {row["check"]: row for row in json.loads(run("doctor", "--json").out)}
    assert rows["database"]["detail"] == "fogline.db: 0 articles, 0 stories"


def test_doctor_fails_on_a_database_that_is_none(run, tmp_path) -> None:
    (tmp_path / "fogline.db").write_text("no database, but long enough to look like one " * 30)
    result = run("doctor")
    assert result.code == 1
    assert "is no fogline database" in result.out


def test_missing_database_is_told_by_every_command(run) -> None:
    for args in (("stories",), ("claims",), ("articles",), ("table", "s_x"), ("verify", "--all"),
                 ("article", "text", "a_x"), ("serve",)):  # fmt: skip
        result = run(*args)
        assert result.code == 5, args
        assert "Make one with: fogline init" in result.err
    problem = json.loads(run("stories", "--json").err)
    assert problem["type"] == "/problems/unavailable"


def test_taken_port_gives_way_to_a_free_one(capsys) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with listen("127.0.0.1", port) as listener:
            assert listener.getsockname()[1] not in {0, port}
    assert f"Port {port} is taken" in capsys.readouterr().err


def test_address_of_another_machine_is_refused(desk) -> None:
    result = desk("serve", "--host", "192.0.2.1")
    assert result.code == 5
    assert "Give another --host" in result.err


@pytest.mark.server
def test_serve_prints_an_address_that_answers(desk, tmp_path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "fogline", "serve", "--port", "0"],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout is not None
        address = urlsplit(process.stdout.readline().strip())
        assert address.hostname == "127.0.0.1"
        assert _get_status(str(address.hostname), int(address.port or 0)) == 200
    finally:
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=20)
    assert process.returncode in {0, 130}


def _get_status(host: str, port: int) -> int:
    connection = HTTPConnection(host, port, timeout=20)
    connection.request("GET", "/")
    status = connection.getresponse().status
    connection.close()
    return status


def test_help_starts_without_heavy_imports() -> None:
    code = (
        "import sys, fogline.cli; "
        "heavy = {'sqlalchemy', 'alembic', 'fastapi', 'msgspec', 'trafilatura', 'rich', 'babel'}; "
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_help_is_quick() -> None:
    seconds = []
    for _ in range(3):
        started = time.perf_counter()
        subprocess.run([sys.executable, "-m", "fogline", "--help"], capture_output=True, check=True)
        seconds.append(time.perf_counter() - started)
    # 0.3 s is the promise; three runs and a wide margin keep a busy machine from failing it.
    assert min(seconds) < 0.6
