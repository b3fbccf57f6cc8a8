"""From a plain Quarto document to HTML and PDF: one seam, two engines."""
