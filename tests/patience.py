"""How long a test waits for another process or for a browser before it says that nothing came of it.

Nothing is ever waited for this long on a machine that works: whoever has done its part is heard at
once. It is there so that what hangs is named, and it is far too long for a slow machine to reach.
"""

PATIENCE = 900  # seconds
