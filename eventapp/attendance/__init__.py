"""Attendance: who came. person x half-day x point.

*Sheet* (phiếu điểm danh): a point in a half-day; reported, checked, locked, reopened.
*Mark* (lượt điểm danh): one answer about one person in one half-day; never changed, never
deleted; a correction names the marks it has seen. *Answer*: what the marks add up to.
"""
