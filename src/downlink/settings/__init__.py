"""What mkdocs.yml says: the archive's options, the dialect of its text dumps."""
