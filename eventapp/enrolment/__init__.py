"""Self-registration (tự đăng ký): people register by a link, and see to it on a page of their own.

The rules are those of ``registrations``: whoever registers herself acts as her agency would.
"""
