"""Finding list imports, and what the rows of one may say."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import joinedload

from eventapp.access import Role
from eventapp.accounts.models import User
from eventapp.accounts.scope import reach
from eventapp.agencies.models import Agency, AgencyLevel
from eventapp.agencies.queries import exists_on
from eventapp.database import db
from eventapp.imports.judging import Judgement, judge
from eventapp.imports.models import ImportRow, ImportState, ListImport
from eventapp.imports.surroundings import Surroundings
from eventapp.invitations.models import Invitation
from eventapp.points.queries import points_of
from eventapp.questions.queries import asked_in
from eventapp.registrations.models import Registration, RegistrationStatus
from eventapp.trainings.models import AudienceGroup, Training


def visible_to(viewer: User) -> ColumnElement[bool]:
    """Organisers and focal persons see the imports of their part."""
    return reach(viewer, ListImport.agency_id, Role.ORGANISER, Role.FOCAL_PERSON)


def imports_of(
    training: Training, *, viewer: User, state: ImportState | None = None
) -> Sequence[ListImport]:
    """The imports of a training with agency and sender, the latest first."""
    found = (
        select(ListImport)
        .where(ListImport.training_id == training.id, visible_to(viewer))
        .options(joinedload(ListImport.agency), joinedload(ListImport.sent_by))
        .order_by(ListImport.sent_at.desc(), ListImport.id.desc())
    )
    if state:
        found = found.where(ListImport.state == state)
    return db.session.scalars(found).all()


def get_import(training: Training, import_id: int, *, viewer: User) -> ListImport:
    return db.session.scalars(
        select(ListImport)
        .where(
            ListImport.id == import_id,
            ListImport.training_id == training.id,
            visible_to(viewer),
        )
        .options(joinedload(ListImport.agency), joinedload(ListImport.sent_by))
    ).one()


def rows_of(list_import: ListImport) -> Sequence[ImportRow]:
    """Every row, in the order of the file."""
    return db.session.scalars(
        select(ImportRow)
        .where(ImportRow.import_id == list_import.id)
        .order_by(ImportRow.number, ImportRow.id)
    ).all()


def get_row(list_import: ListImport, number: int) -> ImportRow:
    return db.session.scalars(
        select(ImportRow).where(ImportRow.import_id == list_import.id, ImportRow.number == number)
    ).one()


def find_same(training: Training, agency: Agency, digest: str) -> ListImport | None:
    """The latest import of the very same file for this agency."""
    return db.session.scalars(
        select(ListImport)
        .where(
            ListImport.training_id == training.id,
            ListImport.agency_id == agency.id,
            ListImport.digest == digest,
        )
        .options(joinedload(ListImport.agency), joinedload(ListImport.sent_by))
        .order_by(ListImport.id.desc())
    ).first()


def surroundings_of(training: Training, agency: Agency, *, viewer: User) -> Surroundings:
    """What the rows of an agency's list may say, in a fixed number of questions."""
    communes = db.session.scalars(
        select(Agency)
        .where(
            Agency.parent_id == agency.id,
            Agency.level == AgencyLevel.COMMUNE,
            exists_on(training.starts_on),
        )
        .order_by(Agency.sort_key, Agency.id)
    ).all()
    called = db.session.execute(
        select(Invitation.agency_id, Invitation.group_id).where(
            Invitation.training_id == training.id,
            Invitation.agency_id.in_([agency.id, *(commune.id for commune in communes)]),
        )
    )
    groups = db.session.scalars(
        select(AudienceGroup)
        .where(AudienceGroup.training_id == training.id)
        .order_by(AudienceGroup.position, AudienceGroup.id)
    ).all()
    return Surroundings(
        training=training,
        agency=agency,
        groups=groups,
        points=points_of(training, viewer=viewer),
        communes=communes,
        questions=asked_in(training),
        called=frozenset((agency_id, group_id) for agency_id, group_id in called),
    )


def present_on_list(training: Training, agency: Agency) -> Sequence[Registration]:
    """Whom the agency itself has on its list now, or in the queue; walk-ins are nobody's list."""
    return db.session.scalars(
        select(Registration)
        .where(
            Registration.training_id == training.id,
            Registration.agency_id == agency.id,
            Registration.status.in_((RegistrationStatus.REGISTERED, RegistrationStatus.WAITING)),
        )
        .order_by(Registration.name_key, Registration.id)
    ).all()


def judgement_of(list_import: ListImport, *, viewer: User) -> Judgement:
    """What would become of every row at this moment."""
    training = db.session.get_one(Training, list_import.training_id)
    agency = db.session.get_one(Agency, list_import.agency_id)
    return judge(
        list_import,
        rows_of(list_import),
        surroundings_of(training, agency, viewer=viewer),
        present_on_list(training, agency),
        by=viewer,
    )
