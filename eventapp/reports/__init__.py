"""Reports: what it adds up to. Reads everything, changes nothing."""
