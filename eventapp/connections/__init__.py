"""Connections: when each point was on the line, as the meeting system's logs say.

*Log* (nhật ký cầu truyền hình): an export of a meeting system, read, applied, withdrawn.
*Identity*: everything a log says under one device, address or name; people say which point it was.
A log proves that a **point** was connected, never that a **person** sat in the room: it fills a
column and raises contradictions, and overwrites no roll call.
"""
