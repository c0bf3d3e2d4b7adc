"""The regulation on managing pledges, as the coordinating office enters it."""
