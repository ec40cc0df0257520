"""The other generators: one module for each, which writes the corpus in its form and says how it is run.

Their templates stand in `sites/<id>/`, real files that anybody who knows the generator can judge.
"""

from bench.rivals.eleventy import ELEVENTY
from bench.rivals.hugo import HUGO
from bench.rivals.mkdocs import MKDOCS
from bench.rivals.pelican import PELICAN
from bench.rivals.rival import Rival

RIVALS: tuple[Rival, ...] = (HUGO, ELEVENTY, MKDOCS, PELICAN)
