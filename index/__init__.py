"""Searching: Passages become a searchable index; a query becomes ranked SearchHits."""
