"""Conversations as documents: Markdown, DOCX and PDF from one neutral model."""
