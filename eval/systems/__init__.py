"""The systems that are compared: ours and the baselines, over the same archive with the same embedding."""
