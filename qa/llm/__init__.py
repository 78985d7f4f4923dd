"""The optional answer by a language model behind an OpenAI-compatible endpoint; off by default."""
