package earshot.model;

/**
 * Who published a post, as known when it was observed.
 *
 * @param id {@code platform:native-id}; {@code ""} where the platform hides it
 * @param name display name
 * @param handle without {@code @}
 * @param followers at the time of observation; -1 where not reported
 * @param verified by the platform
 */
public record Author(String id, String name, String handle, long followers, boolean verified) {
    public static final Author UNKNOWN = new Author("", "", "", -1, false);
}
