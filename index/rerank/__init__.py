"""Reranking a pool of candidates with a small learned model over readable features."""
