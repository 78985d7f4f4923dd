"""PDFs: text in reading order, sections, tables, and the place of every character on its page."""

from ingest.page_records import PageBox as PageBox
from ingest.pdf.places import locate as locate
from ingest.pdf.places import render_page as render_page
