"""The site's search: index, query and answer; the browser's side is in search/browser/."""
