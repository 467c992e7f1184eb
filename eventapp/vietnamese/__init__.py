"""Vietnamese names, telephones, dates, numbers and working days: pure functions for any program."""
