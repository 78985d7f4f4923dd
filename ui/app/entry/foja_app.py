"""The script that Streamlit runs; Streamlit puts its folder, where it stands alone, on the path."""

from ui.app.shell import main

main()
