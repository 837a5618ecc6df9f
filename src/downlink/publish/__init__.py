"""Pages, search and exports → the published folder."""
