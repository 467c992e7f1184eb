"""From the name on a tile to the point it stands for, by rules that never guess; no database.

``ladder.Ladder`` gives the point and the rule that found it, or nothing; ``suggesting`` ranks
points for the person who then decides.
"""
