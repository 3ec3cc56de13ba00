"""``python -m firsthand`` is the command line."""

from firsthand.commands.main import main

main()
