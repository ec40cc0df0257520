"""Tasdiq: a static site generator for fact-check and media-literacy publishers."""

__version__ = "0.1.0"
