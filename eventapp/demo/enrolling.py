"""Two questions of the training, and a commune whose people may register themselves."""

from __future__ import annotations

from eventapp.accounts.models import User
from eventapp.agencies.models import Agency
from eventapp.demo.acting import acting
from eventapp.demo.plan import in_2021
from eventapp.enrolment.opening import Terms, open_link
from eventapp.questions.models import QuestionKind
from eventapp.questions.service import Wording, ask
from eventapp.trainings.models import Training

QUESTIONS = (
    Wording(text="Đăng ký ăn trưa tại điểm cầu", kind=QuestionKind.YES_NO),
    Wording(
        text="Phương tiện đi lại",
        kind=QuestionKind.CHOICE,
        choices=("Tự túc", "Xe của cơ quan", "Cần bố trí xe"),
        hint="Để ban tổ chức bố trí chỗ để xe.",
    ),
)


def let_people_register(training: Training, commune: Agency, *, by: User) -> None:
    """Late comers of one commune register themselves until the training ends."""
    with acting(in_2021(10, 12, 9, 0), by, "questions.ask"):
        for wording in QUESTIONS:
            ask(training, wording, by=by)
    with acting(in_2021(10, 12, 9, 10), by, "enrolment.open_link"):
        terms = Terms(closes_at=in_2021(10, 16, 0, 0), must_be_confirmed=True)
        open_link(training, commune, terms, by=by)
