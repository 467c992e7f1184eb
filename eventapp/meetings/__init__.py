"""What video-conference systems write about who was connected, read into plain values.

``reading.read_log`` takes the bytes of an export (Zoom, Teams, Meet, Webex, BigBlueButton, Cisco,
Jitsi, or any table whose columns were named) and gives a :class:`~eventapp.meetings.log.Log`. No
web, no database. ``intervals`` holds the arithmetic of presence: union, clipping, gaps.
"""
