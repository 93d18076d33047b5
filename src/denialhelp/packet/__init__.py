"""Exhibits, stamps, links, PDF and DOCX; the manifest and its verification."""
