"""Every word said to a user or a model, in Swedish and English."""
