"""Plans (실천계획) at the desk: one as a page, its editor, its acts, and the publication of all."""
