"""Who may decide what, as the site shows it: questions, answers, schemes, and what is wrong with them."""
