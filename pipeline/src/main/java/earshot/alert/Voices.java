package earshot.alert;

import earshot.model.AlertCrowd;
import java.time.Instant;
import java.util.List;

/** What the rules ask of those who spoke, beyond how many. */
interface Voices {

    /** Who spoke in a finding's test window; asked only of what is about to speak. */
    AlertCrowd crowd(Finding finding);

    /**
     * Platforms of which at least so many mentions were to be expected, and none came.
     *
     * @param expected mentions on all platforms together
     */
    List<Silence> silent(Instant from, Instant to, double expected, double least);

    /** One of them. */
    record Silence(String platform, double expected) {}
}
