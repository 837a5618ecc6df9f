"""Article texts → what they say: language, structure, references, title. One module for each."""
