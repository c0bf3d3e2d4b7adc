"""기업애로 at the desk: keyed in, worked on, answered, looked after."""
