"""Measures Tasdiq beside other generators: one corpus, written for each in its own form, built in turn in one run."""
