"""The door of time: a process that does tasks, and the clock that asks for those of a day."""
