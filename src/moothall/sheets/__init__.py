"""Tables to take away and spreadsheets to bring back: no cell that runs, and none that fills the memory."""
