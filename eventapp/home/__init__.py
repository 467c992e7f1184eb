"""Home: what is due today for the person who signed in, and the language of the page."""
