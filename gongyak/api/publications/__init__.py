"""Terms, officeholders and publications: what there is to ask about."""
