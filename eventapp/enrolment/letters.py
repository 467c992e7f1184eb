"""The mail with the address of somebody's own page; Vietnamese, as all mails."""

from __future__ import annotations

from uuid import uuid4

from eventapp.mail.letters import Letter
from eventapp.mail.models import MailPurpose
from eventapp.registrations.models import Registration
from eventapp.trainings.models import Training
from eventapp.vietnamese.dates import format_date

_BODY = """Kính gửi ông/bà {name},

Ông/bà đã đăng ký tham dự: {training}
Thời gian: từ {first} đến {last}
Điểm cầu: {point}

Trang riêng của ông/bà, để xem điểm cầu, lịch, sửa thông tin hoặc báo không dự được:
{address}

Đường dẫn này chỉ dành cho ông/bà, xin không chuyển tiếp cho người khác.

{host}{contact}"""


def own_page_letter(registration: Registration, training: Training, address: str) -> Letter | None:
    """None for somebody who left no e-mail address."""
    if not registration.email:
        return None
    contact = ", ".join(part for part in (training.contact_phone, training.contact_email) if part)
    return Letter(
        to=registration.email,
        to_name=registration.full_name,
        subject=f"Đăng ký tập huấn: {training.title}",
        body=_BODY.format(
            name=registration.full_name,
            training=training.title,
            first=format_date(training.starts_on),
            last=format_date(training.ends_on),
            point=registration.point.name,
            address=address,
            host=training.host_name,
            contact=f"\nLiên hệ: {contact}" if contact else "",
        ),
        key=f"own-page:{registration.id}:{uuid4().hex}",
        purpose=MailPurpose.OWN_PAGE,
        reply_to=training.contact_email or "",
        training_id=training.id,
        agency_id=registration.agency_id,
    )
