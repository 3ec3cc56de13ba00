"""A file, folder, address, archive or standard input to reports; one bad report never stops the others."""

from firsthand.intake.sources import Told, read_sources

__all__ = ["Told", "read_sources"]
