"""Answering: a question becomes an Answer whose every statement is a verified quotation."""
