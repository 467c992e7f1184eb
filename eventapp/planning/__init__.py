"""Planning with everything in sight: half-days, points and seats together.

Copying an earlier training onto new dates and today's agencies, and the check of a plan: lecturers
and rooms that are wanted twice, days off. It stands above points and invitations and changes them
only by their own actions.
"""
