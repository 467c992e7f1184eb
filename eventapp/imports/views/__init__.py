"""Pages of list imports: sending a list, answering its questions, confirming, the result."""

from __future__ import annotations

from collections.abc import Sequence

from flask_login import current_user

from eventapp.imports import queries
from eventapp.imports.models import ImportState, ListImport
from eventapp.imports.views import answering, preview, sending
from eventapp.imports.views.blueprint import bp
from eventapp.trainings.models import Training


@bp.app_template_global()
def list_drafts(training: Training) -> Sequence[ListImport]:
    """Lists of this training that still wait for answers, as far as the reader may see them."""
    return queries.imports_of(training, viewer=current_user, state=ImportState.DRAFT)


__all__ = ["answering", "bp", "list_drafts", "preview", "sending"]
