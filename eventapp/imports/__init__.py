"""List imports (nhập danh sách): a file or pasted table that waits for answers, then registers.

``eventapp.lists`` understands the file, ``eventapp.registrations`` keeps the rules; here is what
lies between them: the draft, its questions and what became of every row.
"""
