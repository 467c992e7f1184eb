"""Agencies: who exists, from when to when, and under whom.

*Agency* (cơ quan, đơn vị): exists from a day to a day, has a *level* (cấp) and a parent.
"""
