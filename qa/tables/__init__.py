"""Answers from tables: the cell that is asked for, and computations shown with their cells."""
