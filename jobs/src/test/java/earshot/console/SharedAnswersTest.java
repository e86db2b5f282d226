package earshot.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SharedAnswersTest {
    private static final long SECOND = 1_000_000_000;

    private final AtomicLong now = new AtomicLong(1);
    private final AtomicInteger asked = new AtomicInteger();
    private final SharedAnswers<Integer> answers = new SharedAnswers<>(now::get);

    private int ask(String what) throws Exception {
        return answers.get(what, asked::incrementAndGet);
    }

    @Test
    void oneAnswerIsSharedForTwoSeconds() throws Exception {
        assertThat(ask("a")).isEqualTo(1);
        now.addAndGet(SECOND);
        assertThat(ask("a")).isEqualTo(1);
        assertThat(ask("b")).isEqualTo(2);
        now.addAndGet(SECOND);
        assertThat(ask("a")).isEqualTo(3);
    }

    @Test
    void whatTookLongIsKeptLonger() throws Exception {
        answers.get("a", () -> {
            now.addAndGet(SECOND);
            return asked.incrementAndGet();
        });
        now.addAndGet(8 * SECOND);
        assertThat(ask("a")).isEqualTo(1);
        now.addAndGet(SECOND);
        assertThat(ask("a")).isEqualTo(2);
    }

    @Test
    void aFailureIsToldAndAskedAgain() throws Exception {
        assertThatThrownBy(() -> answers.get("a", () -> {
                    throw new IOException("away");
                }))
                .isInstanceOf(IOException.class)
                .hasMessage("away");
        assertThat(ask("a")).isEqualTo(1);
    }

    @Test
    void whoAsksAtTheSameTimeWaitsForTheOne() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        var threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Integer>> all = IntStream.range(0, 8)
                    .mapToObj(i -> threads.submit(() -> answers.get("a", () -> {
                        go.await();
                        return asked.incrementAndGet();
                    })))
                    .toList();
            go.countDown();
            for (Future<Integer> one : all) {
                assertThat(one.get()).isEqualTo(1);
            }
        } finally {
            threads.shutdown();
        }
    }
}
