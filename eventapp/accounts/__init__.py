"""Accounts: who signs in, in which role, and over which part of the agency tree."""
