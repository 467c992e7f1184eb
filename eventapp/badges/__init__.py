"""Personal codes: what a participant shows to the operator of her point, on paper or on a phone."""
