"""Learned choice of the sentence that answers, and whether any does."""
