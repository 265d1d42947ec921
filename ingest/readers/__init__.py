"""File formats: each reader turns a file into the raw text of its pages."""
