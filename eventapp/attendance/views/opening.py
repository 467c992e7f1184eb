"""The sheet that an address names, with everything it belongs to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import abort, flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from eventapp import clock
from eventapp.attendance.models import Sheet
from eventapp.attendance.presence import SheetState, SheetStatus
from eventapp.attendance.queries import find_sheet, status_of
from eventapp.errors import RuleBroken
from eventapp.language import refusal
from eventapp.points.models import Point
from eventapp.points.queries import get_point
from eventapp.trainings.models import Training, TrainingSession
from eventapp.trainings.queries import get_session, get_training


@dataclass(frozen=True)
class Opened:
    """A point in a half-day of a training; the sheet is missing until something is done with it."""

    training: Training
    session: TrainingSession
    point: Point
    sheet: Sheet | None

    @property
    def status(self) -> SheetStatus:
        return status_of(
            self.sheet,
            self.session,
            self.training,
            clock.now(),
            is_combined=self.point.room_of is not None,
        )

    @property
    def is_combined(self) -> bool:
        """Whether its people sit in another room in this half-day."""
        return self.status is SheetStatus.COMBINED

    @property
    def is_locked(self) -> bool:
        return self.sheet is not None and self.sheet.state is SheetState.LOCKED

    @property
    def address(self) -> dict[str, Any]:
        return {
            "code": self.training.code,
            "session_code": self.session.code,
            "point_code": self.point.code,
        }

    def existing(self) -> Sheet:
        """The sheet, for what can only be done to one that was reported."""
        if self.sheet is None:
            raise RuleBroken("The head count of this sheet was not reported yet.")
        return self.sheet

    def back(self) -> ResponseReturnValue:
        return redirect(url_for(".sheet", **self.address))

    def refused(self, error: RuleBroken) -> ResponseReturnValue:
        """Back to the sheet, which says why not."""
        flash(refusal(error), "error")
        return self.back()


def held_session(training: Training, code: str) -> TrainingSession:
    """A half-day that takes place; of another one the page of the training says what became."""
    session = get_session(training, code)
    try:
        session.must_be_held()
    except RuleBroken as error:
        flash(refusal(error), "warning")
        abort(redirect(url_for("trainings.detail", code=training.code), 303))
    return session


def opened(code: str, session_code: str, point_code: str) -> Opened:
    """What the address names; anything the reader may not see does not exist."""
    training = get_training(code, viewer=current_user)
    session = held_session(training, session_code)
    point = get_point(training, point_code, viewer=current_user)
    return Opened(training, session, point, find_sheet(point, session))
