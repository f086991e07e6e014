"""The desk: what people who are signed in do, by the posts that they act for."""
