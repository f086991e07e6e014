"""How people sign in and out, on allauth's pages, and what the audit trail keeps of it."""
