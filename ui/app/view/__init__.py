"""The pure view model: an answer becomes what is shown, without Streamlit."""
