package earshot.sentiment;

import java.util.List;

/** What a table weighs of one text. */
interface FeatureSet {
    List<Bag> bags();

    /** Features that are numbers, each in about -2..2. */
    float[] dense();
}
