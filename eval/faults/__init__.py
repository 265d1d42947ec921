"""Planted faults and faithful rewrites: what the verification of a model's text finds, and what it lets through."""
