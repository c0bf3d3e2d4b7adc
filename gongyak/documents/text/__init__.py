"""Text and Markdown: how blocks look when nothing but lines is left of them."""
