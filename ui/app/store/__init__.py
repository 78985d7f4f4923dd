"""Conversations kept in SQLite: what was asked, what was answered, and what staff said of it."""
