"""Questions about a synthetic archive, with gold."""
