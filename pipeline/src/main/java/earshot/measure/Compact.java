package earshot.measure;

import earshot.model.Cut;
import earshot.model.Cut.Dimension;
import earshot.model.Tally;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Differences in few bytes: most numbers in one are 0 or near it, so they are written in as many bytes as they need.
 * Flink's own way of writing records takes nine for each, which made a mention's difference to an hour 1.1 KB.
 */
abstract class Compact<T> extends TypeSerializerSingleton<T> {

    private static final long serialVersionUID = 1;
    private static final List<Dimension> DIMENSIONS = List.of(Dimension.values());
    private static final int MORE = 0x80;

    /** {@link WindowDelta}, of a stream or a window's sum. */
    static final class OfWindowDelta extends Compact<WindowDelta> {
        static final OfWindowDelta INSTANCE = new OfWindowDelta();

        private static final long serialVersionUID = 1;

        /** What a checkpoint knows it by. */
        public static final class DeltaSnapshot extends SimpleTypeSerializerSnapshot<WindowDelta> {
            public DeltaSnapshot() {
                super(() -> INSTANCE);
            }
        }

        @Override
        public void serialize(WindowDelta delta, DataOutputView out) throws IOException {
            out.writeUTF(delta.brandSet());
            write(delta.brandSetVersion(), out);
            out.writeUTF(delta.brand());
            out.writeLong(delta.start().toEpochMilli());
            write(delta.end().toEpochMilli() - delta.start().toEpochMilli(), out);
            out.writeUTF(delta.sentimentModel());
            write(delta.previous(), out);
            write(delta.tallies().size(), out);
            for (Map.Entry<Cut, Tally> tally : delta.tallies().entrySet()) {
                write(tally.getKey(), out);
                write(tally.getValue(), out);
            }
            writePresences(delta.authors(), out);
            writePresences(delta.clusters(), out);
        }

        @Override
        public WindowDelta deserialize(DataInputView in) throws IOException {
            String brandSet = in.readUTF();
            int version = (int) read(in);
            String brand = in.readUTF();
            Instant start = Instant.ofEpochMilli(in.readLong());
            Instant end = start.plusMillis(read(in));
            WindowDelta delta = new WindowDelta(brandSet, version, brand, start, end, in.readUTF());
            delta.addPrevious(readTally(in));
            for (long left = read(in); left > 0; left--) {
                delta.add(readCut(in), readTally(in));
            }
            readPresences(delta.authors(), in);
            readPresences(delta.clusters(), in);
            return delta;
        }

        @Override
        public WindowDelta createInstance() {
            return new WindowDelta("", 0, "", Instant.EPOCH, Instant.EPOCH, "");
        }

        @Override
        public TypeSerializerSnapshot<WindowDelta> snapshotConfiguration() {
            return new DeltaSnapshot();
        }

        private static void writePresences(Map<Long, Presence> presences, DataOutputView out) throws IOException {
            write(presences.size(), out);
            for (Map.Entry<Long, Presence> presence : presences.entrySet()) {
                out.writeLong(presence.getKey());
                OfPresence.INSTANCE.serialize(presence.getValue(), out);
            }
        }

        private static void readPresences(Map<Long, Presence> into, DataInputView in) throws IOException {
            for (long left = read(in); left > 0; left--) {
                into.put(in.readLong(), OfPresence.INSTANCE.deserialize(in));
            }
        }
    }

    /** {@link Presence}. */
    static final class OfPresence extends Compact<Presence> {
        static final OfPresence INSTANCE = new OfPresence();

        private static final long serialVersionUID = 1;

        /** What a checkpoint knows it by. */
        public static final class PresenceSnapshot extends SimpleTypeSerializerSnapshot<Presence> {
            public PresenceSnapshot() {
                super(() -> INSTANCE);
            }
        }

        @Override
        public void serialize(Presence presence, DataOutputView out) throws IOException {
            write(presence.mentions().size(), out);
            for (Map.Entry<Cut, Integer> mentions : presence.mentions().entrySet()) {
                write(mentions.getKey(), out);
                write(mentions.getValue(), out);
            }
        }

        @Override
        public Presence deserialize(DataInputView in) throws IOException {
            Map<Cut, Integer> mentions = new HashMap<>();
            for (long left = read(in); left > 0; left--) {
                mentions.put(readCut(in), (int) read(in));
            }
            return new Presence(mentions);
        }

        @Override
        public Presence createInstance() {
            return new Presence();
        }

        @Override
        public TypeSerializerSnapshot<Presence> snapshotConfiguration() {
            return new PresenceSnapshot();
        }
    }

    @Override
    public boolean isImmutableType() {
        return false;
    }

    @Override
    public T copy(T value) {
        try {
            var out = new DataOutputSerializer(256);
            serialize(value, out);
            return deserialize(new DataInputDeserializer(out.getSharedBuffer()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public T copy(T value, T reuse) {
        return copy(value);
    }

    @Override
    public int getLength() {
        return -1;
    }

    @Override
    public T deserialize(T reuse, DataInputView in) throws IOException {
        return deserialize(in);
    }

    @Override
    public void copy(DataInputView in, DataOutputView out) throws IOException {
        serialize(deserialize(in), out);
    }

    private static void write(Cut cut, DataOutputView out) throws IOException {
        out.writeByte(DIMENSIONS.indexOf(cut.dimension()));
        if (cut.dimension() != Dimension.ALL) {
            out.writeUTF(cut.value());
        }
    }

    private static Cut readCut(DataInputView in) throws IOException {
        Dimension dimension = DIMENSIONS.get(in.readByte());
        return dimension == Dimension.ALL ? Cut.ALL : new Cut(dimension, in.readUTF());
    }

    private static void write(Tally tally, DataOutputView out) throws IOException {
        long[] numbers = {
            tally.mentions(),
            tally.reposts(),
            tally.negative(),
            tally.neutral(),
            tally.positive(),
            tally.uncertain(),
            tally.unscored(),
            tally.engagement(),
            tally.potentialImpressions(),
            tally.late(),
            tally.revision(),
            tally.authors(),
            tally.clusters(),
            tally.engagementGained(),
            tally.impressions(),
            tally.viewedEngagement(),
            tally.viewedPotential()
        };
        for (long number : numbers) {
            write(number, out);
        }
    }

    private static Tally readTally(DataInputView in) throws IOException {
        return new Tally(
                read(in), read(in), read(in), read(in), read(in), read(in), read(in), read(in), read(in), read(in),
                read(in), read(in), read(in), read(in), read(in), read(in), read(in));
    }

    /** Seven bits a byte, the lowest first, after the sign was moved to the lowest. */
    private static void write(long number, DataOutputView out) throws IOException {
        long left = (number << 1) ^ (number >> 63);
        while ((left & ~(MORE - 1L)) != 0) {
            out.writeByte((int) (left & (MORE - 1)) | MORE);
            left >>>= 7;
        }
        out.writeByte((int) left);
    }

    private static long read(DataInputView in) throws IOException {
        long number = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = in.readByte();
            number |= (long) (next & (MORE - 1)) << shift;
            if ((next & MORE) == 0) {
                return (number >>> 1) ^ -(number & 1);
            }
        }
    }
}
