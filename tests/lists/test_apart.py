"""Files from outside are read in a process of their own."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from time import perf_counter

import pytest

from eventapp.errors import RuleBroken
from eventapp.lists import apart, child
from eventapp.lists.apart import read_apart
from eventapp.lists.request import Request
from eventapp.lists.results import Reading
from eventapp.lists.transport import from_json, to_json
from tests.lists.test_archive import bomb
from tests.lists.test_samples import NAMES, sample
from tests.lists.writing import TITLE, pasted, read, table, xlsx


def test_it_understands_the_same():
    for name in NAMES:
        content = sample(name, "xlsx")

        assert read_apart(content) == read(content)


def test_pasted_text_is_read_there_too():
    text = pasted([*TITLE, *table()])

    assert read_apart(text) == read(text)


def test_what_was_asked_is_passed_on():
    request = Request(name="ds.xlsx", on=date(2022, 5, 4), asks_ethnicity=True)

    reading = read_apart(sample(NAMES[0], "xlsx"), request)

    assert reading.file == "ds.xlsx"
    assert reading.participants[4].ethnicity_raw == "Tày"
    assert reading.file_warnings[-1].code == "OTHER_YEAR"


def test_a_refusal_comes_back_with_its_sentence_and_values():
    with pytest.raises(RuleBroken) as refused:
        read_apart(xlsx(table()), Request(sheet="Không có"))

    assert refused.value.message == "There is no sheet “%(name)s” in this file."
    assert refused.value.values == {"name": "Không có"}


def test_a_bomb_is_refused_within_a_second():
    started = perf_counter()

    with pytest.raises(RuleBroken, match="unpacks to far more"):
        read_apart(bomb(45 * 1024 * 1024))

    assert perf_counter() - started < 1


@pytest.mark.parametrize(
    "lines",
    ["import os; os.abort()", "print('{}')", "print('no document')", "import time; time.sleep(9)"],
    ids=["dies", "says nothing", "says nonsense", "never ends"],
)
def test_a_reader_that_fails_is_a_refusal(lines: str, tmp_path, monkeypatch):
    script = tmp_path / "child.py"
    script.write_text(lines)
    monkeypatch.setattr(apart, "_CHILD", script)
    monkeypatch.setattr(apart, "_MOST_SECONDS", 1)

    with pytest.raises(RuleBroken, match="could not be read"):
        read_apart(b"x")


def test_it_may_not_take_more_memory_than_it_is_given():
    hungry = (
        f"import sys; sys.path[0:0] = [{str(child.__file__).rsplit('/', 1)[0]!r}]\n"
        "import child\nchild.limit()\nbytearray(child.MOST_MEMORY)\n"
    )

    done = subprocess.run([sys.executable, "-c", hungry], capture_output=True, check=False)

    assert b"MemoryError" in done.stderr


def test_it_knows_neither_web_nor_database_nor_settings():
    listing = (
        f"import runpy, sys, io\nsys.argv = ['child']\n"
        f"sys.stdin = io.TextIOWrapper(io.BytesIO({_asked()!r}))\n"
        f"runpy.run_path({child.__file__!r}, run_name='__main__')\n"
        "sys.stderr.write(' '.join(sys.modules))\n"
    )

    done = subprocess.run([sys.executable, "-I", "-c", listing], capture_output=True, check=True)

    loaded = set(done.stderr.decode().split())
    assert "eventapp.lists.reading" in loaded
    assert not loaded & {"flask", "sqlalchemy", "eventapp.config", "eventapp.database", "socket"}


def test_a_reading_survives_the_way_and_nothing_else_does():
    reading = read(sample(NAMES[1], "xlsx"))

    assert from_json(Reading, to_json(reading)) == reading
    for wrong in ("[]", '{"file": 1}', to_json(reading).replace('"ok"', '"fine"')):
        with pytest.raises((ValueError, KeyError)):
            from_json(Reading, wrong)


def _asked() -> bytes:
    line = b'{"name":"","on":null,"sheet":null,"asks_ethnicity":false,"is_pasted":true}\n'
    return line + pasted(table()).encode()
