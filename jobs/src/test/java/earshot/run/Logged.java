package earshot.run;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.config.Property;
import org.apache.logging.log4j.core.layout.PatternLayout;

/** All that this process logs until it is closed, from what an operator may turn on to look for a fault. */
final class Logged extends AbstractAppender implements AutoCloseable {
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();
    private final LoggerContext context = (LoggerContext) LogManager.getContext(false);
    private final LoggerConfig root = context.getConfiguration().getRootLogger();
    private final Level before = root.getLevel();

    private Logged() {
        super(
                "logged",
                null,
                PatternLayout.newBuilder().withPattern("%c %m%n%throwable").build(),
                false,
                Property.EMPTY_ARRAY);
    }

    static Logged from(Level level) {
        Logged logged = new Logged();
        logged.start();
        logged.root.addAppender(logged, level, null);
        logged.root.setLevel(level);
        logged.context.updateLoggers();
        return logged;
    }

    @Override
    public void append(LogEvent event) {
        lines.add(toSerializable(event).toString());
    }

    String text() {
        return String.join("", lines);
    }

    @Override
    public void close() {
        root.removeAppender(getName());
        root.setLevel(before);
        context.updateLoggers();
        stop();
    }
}
