"""Invitations (chỉ tiêu): how many seats each agency has in each group; who is *called*."""
