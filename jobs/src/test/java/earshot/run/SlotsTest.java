package earshot.run;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.config.JobConfig;
import earshot.config.Options;
import earshot.config.Settings;
import earshot.feed.Feeds;
import earshot.replay.Feed;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.Test;

/** Which operators may run in one task slot. */
class SlotsTest {

    @Test
    void readingMatchingAndScoringAreApartFromWhatIsCounted_whereThatIsWanted() {
        Map<String, Set<String>> groups = groups(true);
        assertThat(groups).containsOnlyKeys("read-raw", "default");
        assertThat(groups.get("read-raw"))
                .contains("read-raw", "parse-posts", "match-brands", "score-mentions", "write-rejected")
                .doesNotContain("follow-posts");
        assertThat(groups.get("default"))
                .contains(
                        "follow-authors",
                        "follow-posts",
                        "tally-windows",
                        "raise-alerts",
                        "tally-feeds",
                        "write-mentions");
    }

    @Test
    void otherwiseAllShareTheirs() {
        assertThat(groups(false)).containsOnlyKeys("default");
    }

    private static Map<String, Set<String>> groups(boolean own) {
        JobConfig config = new JobConfig(new Settings().with(Options.SOURCE_OWN_SLOTS, Boolean.toString(own)));
        var environment = StreamExecutionEnvironment.createLocalEnvironment(1, config.flink());
        ListenJob.build(environment, config.kafka(), Feeds.standard(), config.listen(Feed.simulatedBrands()));
        return environment.getStreamGraph(false).getStreamNodes().stream()
                .filter(node -> node.getTransformationUID() != null)
                .collect(Collectors.groupingBy(
                        StreamNode::getSlotSharingGroup,
                        Collectors.mapping(StreamNode::getTransformationUID, Collectors.toCollection(TreeSet::new))));
    }
}
