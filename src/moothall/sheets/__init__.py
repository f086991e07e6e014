"""Tables to download and spreadsheets to upload: no cell runs as a formula, and none exhausts memory."""
