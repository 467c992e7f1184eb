"""Letters: what may stand in one, and what can never be smuggled into one."""

from __future__ import annotations

from typing import Any

import pytest

from eventapp.errors import RuleBroken
from eventapp.mail.letters import Letter
from eventapp.mail.models import MailPurpose, OutgoingMail
from eventapp.mail.server import message, parsed


def letter(**changed: Any) -> Letter:
    fields: dict[str, Any] = {
        "to": "dau-moi@hungyen.example",
        "to_name": "Vũ Thị Hồng Nhung",
        "subject": "Đề nghị gửi danh sách đại biểu",
        "body": "Kính gửi: UBND xã Hồng Tiến\n\nTrân trọng.",
        "key": "reminder:1:2",
        "purpose": MailPurpose.REMINDER,
    }
    return Letter(**fields | changed)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "khong-co",
        "a@b",
        "a b@c.vn",
        "a@c.vn,b@c.vn",
        "<a@c.vn>",
        "a@c.vn\nBcc: x@y.vn",
        "ă@c.vn",
    ],
)
def test_an_address_that_is_none_is_refused(address: str):
    with pytest.raises(RuleBroken) as refusal:
        letter(to=address)

    assert refusal.value.field == "email"


@pytest.mark.parametrize("field", ["subject", "body"])
def test_a_letter_says_something(field: str):
    with pytest.raises(RuleBroken) as refusal:
        letter(**{field: " \n "})

    assert refusal.value.field == field


@pytest.mark.parametrize("field", ["subject", "to_name"])
@pytest.mark.parametrize("breaks", ["\r\n", "\n", "\r", "\x0b", "\u2028", "\x85", "\x00"])
def test_no_header_can_be_smuggled_in(field: str, breaks: str):
    wanted = letter(**{field: f"Xin chào{breaks}Bcc: ke-gian@xa.example"})

    mail = OutgoingMail(
        message_id="abc",
        to=wanted.to,
        to_name=wanted.to_name,
        reply_to="",
        subject=wanted.subject,
        body=wanted.body,
    )
    written = message(mail, "Ban Tổ chức <tap-huan@hungyen.example>").as_bytes()
    headers = written.split(b"\n\n")[0]

    assert not any(line.lower().startswith(b"bcc") for line in headers.splitlines())
    assert written.count(b"\nSubject:") == 1


def test_the_setting_of_the_server_is_read():
    server = parsed("smtps://to-chuc%40hungyen:m%3At@thu.hungyen.example:465")

    assert (server.host, server.port) == ("thu.hungyen.example", 465)
    assert (server.user, server.password) == ("to-chuc@hungyen", "m:t")
    assert server.is_secret_from_start
    assert server.must_be_secret
    assert not parsed("smtp://127.0.0.1:25").must_be_secret
