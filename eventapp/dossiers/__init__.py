"""Dossiers: everything known about one person across trainings, and her rights over it."""
