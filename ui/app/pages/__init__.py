"""The pages: asking, documents, evaluation."""
