"""The machine is checked before the first paper, in sentences."""

from __future__ import annotations

from importlib import import_module

from eventapp.documents import check_machine, machine


def test_this_machine_has_all_a_paper_needs():
    assert check_machine() == []


def test_a_missing_subset_library_is_named(monkeypatch):
    monkeypatch.setattr(import_module("weasyprint.text.ffi"), "harfbuzz_subset", None)

    (sentence,) = check_machine()

    assert "libharfbuzz-subset0" in sentence


def test_a_missing_text_library_is_named(monkeypatch):
    def fail():
        raise OSError("cannot load library")

    monkeypatch.setattr(machine, "weasyprint", fail)

    (sentence,) = check_machine()

    assert "libpangoft2-1.0-0" in sentence


def test_another_version_of_the_engine_is_named(monkeypatch):
    monkeypatch.setattr(machine, "WEASYPRINT_VERSION", "1.0")

    (sentence,) = check_machine()

    assert sentence.startswith("WeasyPrint 1.0 is expected")
