"""Stage 3: from an outline to statements, figures, windows, names and goals."""
