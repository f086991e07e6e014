"""What is read in the committees room: frozen answers, for whoever asks."""
