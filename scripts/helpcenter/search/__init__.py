"""What the search in the browser and in the terminal searches: sections, words, characters."""
