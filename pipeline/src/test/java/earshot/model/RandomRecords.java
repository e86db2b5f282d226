package earshot.model;

import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;

/** Seeded records of the model with edge values in every component, whatever components it has. */
public final class RandomRecords {

    private static final long[] LONGS = {-1, 0, 1, Long.MAX_VALUE, Long.MIN_VALUE};
    private static final double[] DOUBLES = {-1, 0, 0.5, 1, Double.MIN_VALUE, Double.MAX_VALUE};
    private static final String[] TEXTS = {
        "", " ", "\u0000", "\"\\/\n", "naïve", "日本語", "👩‍👩‍👧‍👦", "<b>&amp;</b>", "https://social.example/p?q=1"
    };
    private static final Instant[] TIMES = {
        Instant.EPOCH, Instant.ofEpochMilli(-1), Instant.parse("2026-02-28T23:59:59.999Z")
    };

    private final Random random;

    public RandomRecords(long seed) {
        this.random = new Random(seed);
    }

    public <T extends Record> T next(Class<T> type) {
        try {
            RecordComponent[] components = type.getRecordComponents();
            Constructor<T> constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            return constructor.newInstance(Arrays.stream(components)
                    .map(component -> value(component.getGenericType()))
                    .toArray());
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("cannot make a " + type, e);
        }
    }

    private Object value(Type type) {
        if (type instanceof ParameterizedType list) {
            return Stream.generate(() -> value(list.getActualTypeArguments()[0]))
                    .limit(random.nextInt(4))
                    .toList();
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isRecord()) {
            return next(plain.asSubclass(Record.class));
        }
        if (plain.isEnum()) {
            Object[] constants = plain.getEnumConstants();
            return constants[random.nextInt(constants.length)];
        }
        return scalar(plain);
    }

    private Object scalar(Class<?> type) {
        boolean edge = random.nextInt(4) == 0;
        if (type == String.class) {
            return edge ? TEXTS[random.nextInt(TEXTS.length)] : "s" + random.nextInt();
        } else if (type == long.class) {
            return edge ? LONGS[random.nextInt(LONGS.length)] : (long) random.nextInt(1_000_000);
        } else if (type == int.class) {
            return edge ? Integer.MAX_VALUE : random.nextInt(1_000);
        } else if (type == double.class) {
            return edge ? DOUBLES[random.nextInt(DOUBLES.length)] : random.nextDouble();
        } else if (type == boolean.class) {
            return random.nextBoolean();
        } else if (type == Instant.class) {
            return edge ? TIMES[random.nextInt(TIMES.length)] : Instant.ofEpochMilli(random.nextLong(1L << 41));
        } else if (type == byte[].class) {
            byte[] bytes = new byte[random.nextInt(16)];
            random.nextBytes(bytes);
            return bytes;
        }
        throw new AssertionError("no random value for " + type);
    }
}
