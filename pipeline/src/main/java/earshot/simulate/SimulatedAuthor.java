package earshot.simulate;

/** Someone who posts. */
record SimulatedAuthor(long id, String handle, String name, long followers, boolean verified) {}
