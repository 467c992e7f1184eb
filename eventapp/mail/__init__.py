"""Mail: written in the transaction of the action it belongs to, sent afterwards by the worker.

A feature makes a :class:`~eventapp.mail.letters.Letter` and calls ``mail.service.queue``
inside its own action: a refused action sends nothing, a saved one cannot forget to send.
"""
