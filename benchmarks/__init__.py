"""Figures anybody can make again: each module prints what it measures."""
