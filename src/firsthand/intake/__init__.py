"""A file, address or archive to reports."""
