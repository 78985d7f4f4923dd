"""Reading: a file becomes a Document, its Sections, its Tables and its Passages."""
