"""Trainings: what is taught, when, and for whom.

*Training* (hội nghị tập huấn): several days, one host agency. *Training session* (buổi): one
half-day of it; the variable is ``session``. *Audience group* (nhóm đối tượng): G1-G4, and G9
for lecturers, organisers and technicians, who are never counted as trainees.
"""
