"""What people touch: the Streamlit app and the ``foja`` command."""
