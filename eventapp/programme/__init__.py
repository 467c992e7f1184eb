"""The programme in public: a page without signing in, and calendars that keep up with changes.

Nothing here names a person: topics, days, points and the office to ask, no lecturers, contacts or
participants.
"""
