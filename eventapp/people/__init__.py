"""People: persons known across trainings."""
