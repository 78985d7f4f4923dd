"""The chat: pages and components over a pure view model, opened by ``foja app``."""
