"""Pages of jobs: one's own, one of them with its progress, its file."""

from __future__ import annotations

from flask import Blueprint, abort, render_template, request, send_file
from flask.typing import ResponseReturnValue
from flask_login import current_user

from eventapp.access import signed_in
from eventapp.jobs import queries
from eventapp.jobs.kinds import KINDS
from eventapp.jobs.worker import file_of

bp = Blueprint("jobs", __name__)


@bp.get("/jobs/")
@signed_in
def index() -> ResponseReturnValue:
    return render_template("jobs/index.html", jobs=queries.jobs(viewer=current_user), kinds=KINDS)


@bp.get("/jobs/<int(max=2147483647):job_id>/")
@signed_in
def detail(job_id: int) -> ResponseReturnValue:
    """One job; with ``?fragment`` only the part that changes, for the script that asks again."""
    job = queries.get_job(job_id, viewer=current_user)
    template = "jobs/_progress.html" if "fragment" in request.args else "jobs/detail.html"
    return render_template(template, job=job, kinds=KINDS)


@bp.get("/jobs/<int(max=2147483647):job_id>/file")
@signed_in
def file(job_id: int) -> ResponseReturnValue:
    """What came of a job, as a download."""
    job = queries.get_job(job_id, viewer=current_user)
    kept = file_of(job.id)
    if not job.file_name or not kept.exists():
        abort(404)
    return send_file(kept, as_attachment=True, download_name=job.file_name)
