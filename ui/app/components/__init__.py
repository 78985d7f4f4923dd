"""Parts of pages: each draws one thing from the view model and reports what was clicked."""
