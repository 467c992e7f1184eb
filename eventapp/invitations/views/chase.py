"""Whom to ask again: by district, with texts to copy, and by mail."""

from __future__ import annotations

from collections.abc import Sequence

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import force_locale
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.exceptions import NotFound

from eventapp import clock
from eventapp.access import Permission, requires
from eventapp.errors import RuleBroken
from eventapp.invitations import queries, service
from eventapp.invitations.chase_list import ChaseGroup, Owing, Today, chase_list
from eventapp.invitations.models import ReminderChannel, ReplyState
from eventapp.invitations.queries.contacts import contacts, sole_heirs
from eventapp.invitations.views.blueprint import SEATS, bp
from eventapp.invitations.wording import texts_for, texts_for_group
from eventapp.language import refusal
from eventapp.mail.letters import Letter
from eventapp.mail.models import MailPurpose
from eventapp.mail.sending import has_server
from eventapp.trainings.models import Training
from eventapp.trainings.queries import get_training


@bp.get(f"{SEATS}chase")
@requires(Permission.PLAN_TRAININGS)
def chase(code: str) -> ResponseReturnValue:
    """Every agency that owes an answer, by district."""
    training = get_training(code, viewer=current_user)
    everybody = queries.replies(training, viewer=current_user)
    state = request.args.get("state", "")
    only = ReplyState(state) if state in set(ReplyState) else None
    groups = _groups(training, everybody, only)
    return render_template(
        "invitations/chase.html",
        training=training,
        everybody=everybody,
        groups=groups,
        state=state,
        owing=[one for one in everybody if not one.state.is_answer],
        terms=queries.reply_terms(training),
        reachable=sum(len(group.reachable) for group in groups),
        has_server=has_server(),
    )


@bp.get(f"{SEATS}chase/<key>")
@requires(Permission.PLAN_TRAININGS)
def chase_texts(code: str, key: str) -> ResponseReturnValue:
    """Texts to copy, for one group ("12", "commune") or one agency ("agency-12")."""
    training = get_training(code, viewer=current_user)
    group, is_one = _chosen(training, key)
    if is_one:
        name = group.members[0].agency.name
        texts = texts_for(group.members[0], training, current_user)
    else:
        with force_locale("vi"):
            said = group_name(group)
        if group.head is None:
            said = said[:1].lower() + said[1:]  # a level, in a sentence
        name, texts = group_name(group), texts_for_group(group, said, training, current_user)
    return render_template(
        "invitations/chase_texts.html",
        training=training,
        group=group,
        key=key,
        name=name,
        texts=texts,
        channels=[ReminderChannel.CHAT, ReminderChannel.PHONE],
        has_server=has_server(),
    )


@bp.post(f"{SEATS}chase/<key>/noted")
@requires(Permission.PLAN_TRAININGS)
def note(code: str, key: str) -> ResponseReturnValue:
    """Remember that a group or an agency was written to in a chat, or called."""
    training = get_training(code, viewer=current_user)
    group, _is_one = _chosen(training, key)
    channel = request.form.get("channel", "")
    if channel not in set(ReminderChannel):
        abort(400)
    agencies = [one.agency for one in group.members]
    service.note_reminded(training, agencies, ReminderChannel(channel), by=current_user)
    flash(_("Noted: %(n)s agencies were reminded.", n=len(agencies)))
    return redirect(url_for(".chase", code=code))


@bp.post(f"{SEATS}chase/<key>/mail")
@requires(Permission.PLAN_TRAININGS)
def remind(code: str, key: str) -> ResponseReturnValue:
    """Put a reminder for each agency of a group, or "everybody", into the outbox."""
    training = get_training(code, viewer=current_user)
    if key == "everybody":
        everybody = queries.replies(training, viewer=current_user)
        members = [one for group in _groups(training, everybody) for one in group.members]
    else:
        members = list(_chosen(training, key)[0].members)
    letters = [(one.agency, letter) for one in members for letter in _letters(one, training)]
    try:
        written = service.remind_by_mail(training, letters, by=current_user)
    except RuleBroken as error:
        flash(refusal(error), "error")
    else:
        flash(_("Mails written: %(n)s.", n=written))
        if written < len(letters):
            left = len(letters) - written
            flash(_("Already reminded by mail today: %(n)s.", n=left), "info")
    return redirect(url_for(".chase", code=code))


def group_name(group: ChaseGroup) -> str:
    """What a group is called: its district or successor, else its level."""
    return group.head.name if group.head else str(_(group.level.label))


def _letters(owing: Owing, training: Training) -> list[Letter]:
    """One for each address of the agency, one a day."""
    texts = texts_for(owing, training, current_user)
    return [
        Letter(
            to=contact.email,
            to_name=contact.name,
            subject=texts.subject,
            body=texts.body,
            key=f"reminder:{training.id}:{owing.agency.id}:{n}:{clock.today():%Y%m%d}",
            purpose=MailPurpose.REMINDER,
            reply_to=current_user.email,
            training_id=training.id,
            agency_id=owing.agency.id,
        )
        for n, contact in enumerate(owing.mails)
    ]


def _groups(
    training: Training, everybody: Sequence[queries.AgencyReply], only: ReplyState | None = None
) -> list[ChaseGroup]:
    owing = [one.agency for one in everybody if not one.state.is_answer]
    closed = [agency.id for agency in owing if not agency.exists_on(clock.today())]
    heirs = sole_heirs(closed, on=clock.today()) if closed else {}
    ids = {agency.id for agency in (*owing, *heirs.values())}
    today = Today(clock.today(), heirs, contacts(training, ids))
    return chase_list(everybody, today, only=only)


def _chosen(training: Training, key: str) -> tuple[ChaseGroup, bool]:
    """The group of a key, and whether it is one agency alone."""
    for group in _groups(training, queries.replies(training, viewer=current_user)):
        if group.key == key:
            return group, False
        for one in group.members:
            if key == f"agency-{one.agency.id}":
                return ChaseGroup(group.head, group.level, [one]), True
    raise NotFound
