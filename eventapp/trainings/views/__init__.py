"""Pages of trainings: the list, the overview, the forms of whoever plans them."""

from __future__ import annotations

from eventapp.trainings.views import changes, half_days, lecturers, pages, planning
from eventapp.trainings.views.blueprint import bp
from eventapp.trainings.wording import sentence

bp.app_template_filter("told")(sentence)

__all__ = ["bp", "changes", "half_days", "lecturers", "pages", "planning"]
