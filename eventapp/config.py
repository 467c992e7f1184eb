"""Settings: defaults here, the rest from ``EVENTAPP_*`` environment variables, checked at start."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from email.utils import parseaddr
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from flask import Flask
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from eventapp.documents import KeyRefused, OfficeKey, read_key

MEBIBYTE = 1024 * 1024


class SettingRefused(Exception):
    """A setting cannot be used; the message is one sentence for whoever set it."""


@dataclass(frozen=True)
class Setting:
    """One ``EVENTAPP_*`` variable: its default as text, how it is read, what it is for."""

    default: str
    read: Callable[[str], Any]
    purpose: str


def _yes_or_no(text: str) -> bool:
    if text.lower() not in {"0", "1", "yes", "no", "true", "false"}:
        raise ValueError("write 1 or 0")
    return text.lower() in {"1", "yes", "true"}


def _count(text: str) -> int:
    if not text.isdigit():
        raise ValueError("write a whole number, 0 or more")
    return int(text)


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError("add the offset, as in 2021-10-14T07:40+07:00")
    return moment


def _level(text: str) -> str:
    if text.upper() not in {"DEBUG", "INFO", "WARNING", "ERROR"}:
        raise ValueError("write DEBUG, INFO, WARNING or ERROR")
    return text.upper()


def _database(text: str) -> str:
    try:
        backend = make_url(text).get_backend_name() if text else "sqlite"
    except ArgumentError:
        backend = "?"
    if backend not in {"sqlite", "postgresql"}:
        raise ValueError("write sqlite:///PATH or postgresql://USER:PASSWORD@HOST/NAME")
    return text


def _key(text: str) -> str:
    if text and len(text) < 32:  # noqa: PLR2004 - as many characters as secrets.token_hex(16)
        raise ValueError("use at least 32 characters")
    return text


def _address(text: str) -> str:
    parts = urlsplit(text)
    if text and (parts.scheme not in {"http", "https"} or not parts.hostname or parts.query):
        raise ValueError("write https://HOST")
    return text.rstrip("/")


def _mail_server(text: str) -> str:
    parts = urlsplit(text)
    if text and (parts.scheme not in {"smtp", "smtps"} or not parts.hostname or not parts.port):
        raise ValueError("write smtp://USER:PASSWORD@HOST:PORT, or smtps://… for TLS at once")
    return text


def _sender(text: str) -> str:
    address = parseaddr(text)[1]
    if text and not (address.isascii() and all(address.partition("@"))):
        raise ValueError("write NAME <address@domain>")
    return text


def _folder(text: str) -> Path | None:
    if text and not Path(text).is_dir():
        raise ValueError("there is no such folder")
    return Path(text) if text else None


def _file(text: str) -> Path | None:
    if text and not Path(text).is_file():
        raise ValueError("there is no such file")
    return Path(text) if text else None


def _hosts(text: str) -> list[str] | None:
    return [name.strip() for name in text.split(",") if name.strip()] or None


SETTINGS: dict[str, Setting] = {
    "DATA_DIR": Setting("./data", Path, "Folder of the database, the papers and the secret key"),
    "DATABASE_URL": Setting("", _database, "Database; empty: SQLite in the data folder"),
    "SECRET_KEY": Setting("", _key, "Signs cookies; empty: made once and kept in the data folder"),
    "LOG_LEVEL": Setting("INFO", _level, "DEBUG, INFO, WARNING or ERROR"),
    "SECURE_COOKIES": Setting("0", _yes_or_no, "1 when served over HTTPS"),
    "PROXIES": Setting("0", _count, "Number of proxies whose X-Forwarded-* headers are believed"),
    "TRUSTED_HOSTS": Setting("", _hosts, "Host names served, separated by commas; empty: any"),
    "TRUSTED_CERTIFICATES": Setting(
        "", _folder, "Folder of .pem certificates whose signatures are believed; empty: none"
    ),
    "SIGNING_KEY": Setting(
        "", _file, "PKCS#12 file (.p12) that signs issued papers; empty: they are not signed"
    ),
    "SIGNING_PASSWORD_FILE": Setting("", _file, "File that holds the password of the key"),
    "SIGNING_PASSWORD": Setting("", str, "The password itself, where a file is not possible"),
    "MAX_UPLOAD_MIB": Setting("16", _count, "Largest request body"),
    "PUBLIC_URL": Setting("", _address, "Address of the program in mails; empty: as it was called"),
    "SMTP_URL": Setting("", _mail_server, "Mail server; empty: mails are copied by hand"),
    "MAIL_FROM": Setting("", _sender, "Whom mails come from"),
    "DEMO_NOW": Setting(
        "2021-10-14T07:40+07:00", _moment, "Where the demo's clock starts (used in demo mode only)"
    ),
}


def load(app: Flask, overrides: Mapping[str, Any]) -> None:
    """Fill ``app.config`` with every setting; :class:`SettingRefused` names the first wrong one."""
    for name, setting in SETTINGS.items():
        text = os.environ.get(f"EVENTAPP_{name}", setting.default)
        try:
            app.config[name] = setting.read(text)
        except ValueError as error:
            raise SettingRefused(f"EVENTAPP_{name}={text!r} cannot be used: {error}.") from error
    app.config.from_mapping(overrides)
    if app.config["SMTP_URL"] and not app.config["MAIL_FROM"]:
        raise SettingRefused("EVENTAPP_SMTP_URL is set: set EVENTAPP_MAIL_FROM as well.")
    app.config.from_mapping(SIGNING_KEY=_office_key(app.config), SIGNING_PASSWORD="")

    folder = _data_folder(Path(app.config["DATA_DIR"]))
    app.config.from_mapping(
        DATA_DIR=folder,
        SECRET_KEY=app.config["SECRET_KEY"] or _kept_key(folder),
        SQLALCHEMY_DATABASE_URI=app.config["DATABASE_URL"] or f"sqlite:///{folder}/eventapp.db",
        MAX_CONTENT_LENGTH=app.config["MAX_UPLOAD_MIB"] * MEBIBYTE,
        MAX_FORM_MEMORY_SIZE=2 * MEBIBYTE,
        MAX_FORM_PARTS=5_000,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=app.config["SECURE_COOKIES"],
        REMEMBER_COOKIE_SECURE=app.config["SECURE_COOKIES"],
        WTF_CSRF_TIME_LIMIT=None,  # as long as the sign-in: a form left open over lunch still works
    )


def _data_folder(folder: Path) -> Path:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SettingRefused(
            f"EVENTAPP_DATA_DIR={str(folder)!r} cannot be used: {error}."
        ) from error
    return folder.resolve()


def _office_key(settings: Mapping[str, Any]) -> OfficeKey | None:
    """The key that signs issued papers, if there is one; its password is not kept beside it."""
    file, in_file = settings["SIGNING_KEY"], settings["SIGNING_PASSWORD_FILE"]
    if not file:
        return None
    try:
        password = in_file.read_text("utf-8").rstrip("\r\n") if in_file else ""
        return read_key(file, password or settings["SIGNING_PASSWORD"])
    except OSError as error:
        raise SettingRefused(
            f"EVENTAPP_SIGNING_PASSWORD_FILE={str(in_file)!r} cannot be used: {error.strerror}."
        ) from error
    except KeyRefused as error:
        raise SettingRefused(
            f"EVENTAPP_SIGNING_KEY={str(file)!r} cannot be used: {error}."
        ) from error


def _kept_key(folder: Path) -> str:
    """The key of this installation, made on first use, readable by its owner alone."""
    file = folder / "secret-key"
    try:
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as new:
            new.write(secrets.token_hex(32))
    except FileExistsError:
        pass
    return file.read_text()
