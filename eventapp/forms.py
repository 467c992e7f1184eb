"""The base of every form: clean text in, one refusal beside one field out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from flask_wtf import FlaskForm
from wtforms import Field, FieldList, FormField, HiddenField, TextAreaField

from eventapp.errors import RuleBroken
from eventapp.language import refusal
from eventapp.vietnamese.names import clean_lines, clean_text


class Form(FlaskForm):
    class Meta(FlaskForm.Meta):
        def bind_field(self, form: Any, unbound_field: Any, options: Any) -> Any:
            """Every text is normalised on entry (NFC, no invisible characters), passwords aside."""
            if issubclass(unbound_field.field_class, HiddenField | FieldList | FormField):
                return super().bind_field(form, unbound_field, options)
            filters = [*unbound_field.kwargs.get("filters", ())]
            if not unbound_field.kwargs.get("render_kw", {}).get("data-verbatim"):
                lines = issubclass(unbound_field.field_class, TextAreaField)
                filters.insert(0, _normalised_lines if lines else _normalised)
            return unbound_field.bind(form=form, filters=filters, **options)

    @property
    def visible(self) -> list[Field]:
        return [field for field in self if not isinstance(field, HiddenField)]

    @property
    def status(self) -> int:
        """200 for a fresh form, 422 for one sent back with errors."""
        return 422 if self.errors else 200

    @contextmanager
    def reporting_errors(self) -> Iterator[None]:
        """Show a broken rule on the form instead of on an error page."""
        try:
            yield
        except RuleBroken as error:
            sentence = refusal(error)
            if error.field and error.field in self:
                self[error.field].errors = [*self[error.field].errors, sentence]
            else:
                self.form_errors.append(sentence)


def _normalised(value: Any) -> Any:
    return clean_text(value) if isinstance(value, str) else value


def _normalised_lines(value: Any) -> Any:
    return clean_lines(value) if isinstance(value, str) else value
