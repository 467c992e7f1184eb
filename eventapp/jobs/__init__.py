"""Jobs: work that takes longer than a page; put off by an action, done by the worker, found again.

A feature says what it can put off with :func:`eventapp.jobs.kinds.kind` and asks for it with
:func:`eventapp.jobs.service.enqueue`. The row in the database is the truth; the queue only wakes
the worker up, so that a lost queue or a killed worker loses nothing.
"""
