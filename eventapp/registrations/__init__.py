"""Registrations (đăng ký): who will attend, sent by which agency, from which point."""
