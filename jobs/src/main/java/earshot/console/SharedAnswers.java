package earshot.console;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.LongSupplier;

/**
 * Answers that everybody who asks the same shares for a while, and that one asks for while the others wait: however many
 * look on, Elasticsearch is asked as if it were one.
 */
final class SharedAnswers<T> {
    private static final int MOST = 128;
    private static final long SHORTEST_NANOS = 2_000_000_000L;
    /** An answer that took long is kept longer, so that at most a tenth of the time is spent on asking for it. */
    private static final int TIMES_AS_LONG = 9;

    private final LongSupplier nanoTime;
    private final Map<String, Answer<T>> answers = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Answer<T>> eldest) {
            return size() > MOST;
        }
    };

    SharedAnswers(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    private static final class Answer<T> {
        final FutureTask<T> task;
        final long asked;
        volatile long answered;

        Answer(Callable<T> question, LongSupplier nanoTime) {
            this.asked = nanoTime.getAsLong();
            this.task = new FutureTask<>(() -> {
                T answer = question.call();
                answered = nanoTime.getAsLong();
                return answer;
            });
        }

        boolean isGood(long now) {
            if (!task.isDone()) {
                return true;
            }
            // A question that failed is asked again.
            return answered != 0 && now - answered < Math.max(SHORTEST_NANOS, TIMES_AS_LONG * (answered - asked));
        }
    }

    /** @throws Exception the question's own */
    T get(String key, Callable<T> question) throws Exception {
        Answer<T> answer;
        synchronized (answers) {
            Answer<T> known = answers.get(key);
            if (known == null || !known.isGood(nanoTime.getAsLong())) {
                known = new Answer<>(question, nanoTime);
                answers.put(key, known);
            }
            answer = known;
        }
        answer.task.run();
        try {
            return answer.task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw e;
        }
    }
}
