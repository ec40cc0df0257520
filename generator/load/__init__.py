"""Files to model and problems: content, configuration and the interface's words are read here and nowhere else."""
