"""What one build keeps for the next: the study of each folder, and its leaves.

Never published, never needed: a cache that is damaged, foreign or of another version is thrown away, and everything is
read again.
"""
