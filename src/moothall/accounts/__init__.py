"""People who can sign in, the posts that they may act for, and what those posts let them do at the desk."""
