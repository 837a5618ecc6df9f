"""`python -m downlink.cli` is `downlink`."""

from downlink.cli import main

main()
