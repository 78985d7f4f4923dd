"""The folder of documents: adding, removing, and indexing again in the background."""
