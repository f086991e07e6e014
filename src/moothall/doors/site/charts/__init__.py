"""Pictures drawn on the server as SVG, with no style or script in them."""
