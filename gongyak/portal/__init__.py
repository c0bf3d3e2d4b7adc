"""The portal (구민·기업): what the public sees. Of the floors below it opens `published` and `intake` only."""
