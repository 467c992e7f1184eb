"""Registration lists as offices send them: a spreadsheet or pasted table in, people out.

Pure reading: nothing is looked up and nothing is kept. ``files`` opens what was sent, the modules
here understand it, ``apart`` does both in a process of its own, ``commands`` prints the answer.
"""
