"""Installing for one Windows user: what is written where, and the stick for offices without a network."""
