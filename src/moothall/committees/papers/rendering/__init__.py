"""The words of papers as pages show them, and as PDFs set them."""
