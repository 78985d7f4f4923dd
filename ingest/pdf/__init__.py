"""PDFs: text in reading order, sections, tables, and the place of every character on its page."""
