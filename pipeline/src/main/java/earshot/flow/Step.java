package earshot.flow;

import java.util.Locale;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.graph.StreamGraphGenerator;

/** Every operator of every job, once. The name is the uid under which its state is found again: never renamed or reused. */
public enum Step {
    READ_RAW,
    END_OF_TIME,
    PARSE_POSTS,
    MATCH_BRANDS,
    SCORE_MENTIONS,
    PICK_AUTHORED,
    PICK_OTHERS,
    FOLLOW_AUTHORS,
    FOLLOW_POSTS,
    ASSIGN_WINDOWS,
    COMBINE_WINDOWS,
    TALLY_WINDOWS,
    SHARE_VOICE,
    ASSIGN_TOPICS,
    COMBINE_TOPICS,
    RANK_TOPICS,
    GATHER_CHANGES,
    COMBINE_INTAKES,
    SUM_VOICES,
    RAISE_ALERTS,
    COMBINE_DELIVERED,
    COMBINE_MATCHED,
    COMBINE_BOOKINGS,
    TALLY_FEEDS,
    WRITE_MENTIONS,
    WRITE_WINDOWS,
    WRITE_SHARE_OF_VOICE,
    WRITE_TOPICS,
    WRITE_FEEDS,
    WRITE_ALERTS,
    WRITE_ALERT_EVENTS,
    WRITE_REJECTED,
    WRITE_UNREADABLE,
    READ_AGAIN,
    PARSE_AGAIN,
    MATCH_AGAIN,
    SCORE_AGAIN,
    PICK_AUTHORED_AGAIN,
    PICK_OTHERS_AGAIN,
    READ_STORED,
    SELECT_AGAIN,
    WRITE_AGAIN,
    READ_OUTPUTS,
    TO_DOCUMENTS,
    INDEX_DOCUMENTS,
    READ_ALERTS,
    SORT_ALERTS,
    ROUTE_ALERTS,
    TELL_RECEIVERS,
    DELIVER_MESSAGES,
    WRITE_TRIES,
    WRITE_UNDELIVERED;

    /** Kebab-case, e.g. {@code parse-posts}. */
    public String uid() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Names the operator and pins its state. */
    public <T> SingleOutputStreamOperator<T> on(SingleOutputStreamOperator<T> operator) {
        return operator.uid(uid()).name(uid());
    }

    /** The same, for one that shares no slots with what it reads where that has slots of its own. */
    <T> SingleOutputStreamOperator<T> apart(SingleOutputStreamOperator<T> operator) {
        return on(operator).slotSharingGroup(StreamGraphGenerator.DEFAULT_SLOT_SHARING_GROUP);
    }
}
