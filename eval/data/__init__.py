"""Tables of the evaluation: metrics, claims, topics, layouts."""
