"""What others follow or take away of meetings: Atom feeds, calendars and Popolo."""
