"""Feitenwerk: from raw registrations to accountable reports for the social domain."""
