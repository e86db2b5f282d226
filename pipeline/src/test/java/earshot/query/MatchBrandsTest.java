package earshot.query;

import static earshot.Posts.at;
import static earshot.Posts.likes;
import static earshot.Posts.post;
import static org.assertj.core.api.Assertions.assertThat;

import earshot.model.BrandMatch;
import earshot.model.FeedDelta;
import earshot.model.FeedTally;
import earshot.model.MatchedEvent;
import earshot.model.PostEvent;
import earshot.model.PostKind;
import earshot.model.Span;
import java.util.List;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.ProcessFunctionTestHarnesses;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MatchBrandsTest {

    private OneInputStreamOperatorTestHarness<PostEvent, MatchedEvent> flink;

    @BeforeEach
    void open() throws Exception {
        flink = ProcessFunctionTestHarnesses.forProcessFunction(
                new MatchBrands(BrandSetSource.fixed(QueryFixtures.set("delta"))));
    }

    @AfterEach
    void close() throws Exception {
        flink.close();
    }

    private void arrives(PostEvent event) throws Exception {
        flink.processElement(new StreamRecord<>(event));
    }

    private List<MatchedEvent> out() {
        return flink.extractOutputValues();
    }

    @Test
    void aPostThatMatchesGoesOnWithItsBrands_andIsCounted() throws Exception {
        PostEvent event = PostEvent.observed(post("x:1", "on Delta", at(0)), likes(3), at(1), at(2));
        arrives(event);
        BrandMatch match = BrandMatch.unscored("test", 1, "brand-0", List.of(new Span("text", 3, 8, "delta")));
        assertThat(out()).containsExactly(new MatchedEvent(event, List.of(match), 1));
        assertThat(flink.getSideOutput(MatchBrands.MATCHED))
                .extracting(StreamRecord::getValue)
                .containsExactly(new FeedDelta("x", at(2), FeedTally.ONE_MATCHED));
    }

    @Test
    void aPostThatMatchesNoBrandStopsHere() throws Exception {
        arrives(PostEvent.observed(post("x:1", "on United", at(0)), likes(3), at(1), at(2)));
        assertThat(out()).isEmpty();
        assertThat(flink.getSideOutput(MatchBrands.MATCHED)).isNullOrEmpty();
    }

    @Test
    void anEditThatMatchesNoMoreGoesOnWithoutItsWords() throws Exception {
        arrives(PostEvent.observed(
                post("x:1", PostKind.ORIGINAL, "on United", at(0), at(60)), likes(3), at(60), at(61)));
        assertThat(out())
                .containsExactly(new MatchedEvent(
                        PostEvent.observed(post("x:1", PostKind.ORIGINAL, "", at(0), at(60)), likes(3), at(60), at(61)),
                        List.of(),
                        1));
    }

    @Test
    void eventsWithoutContentAlwaysGoOn() throws Exception {
        List<PostEvent> events = List.of(
                PostEvent.counted("x:1", likes(4), at(1), at(2)),
                PostEvent.removed("x:1", at(3), at(4)),
                PostEvent.restored("x:1", at(5), at(6)));
        for (PostEvent event : events) {
            arrives(event);
        }
        assertThat(out()).extracting(MatchedEvent::event).containsExactlyElementsOf(events);
        assertThat(out()).allMatch(matched -> matched.matches().isEmpty());
    }
}
