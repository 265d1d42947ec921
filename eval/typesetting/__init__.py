"""Blocks of text -> PDF, DOCX, HTML, text: documents that look like real ones."""
