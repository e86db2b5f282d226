package earshot.run;

import earshot.config.KafkaConfig;
import earshot.config.Options;
import earshot.flow.EndOfTime;
import earshot.flow.Step;
import earshot.model.RawPayload;
import java.time.Instant;
import java.util.Properties;
import java.util.regex.Pattern;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads raw topics, those that come later included. */
final class ReadRaw implements KafkaRecordDeserializationSchema<RawPayload> {
    static final String GROUP = "earshot-listen";
    static final String GROUP_AGAIN = "earshot-listen-again";

    private static final long serialVersionUID = 1;
    private static final byte[] NOTHING = {};

    /** With watermarks of received time, partition by partition. */
    static DataStream<RawPayload> from(StreamExecutionEnvironment environment, KafkaConfig kafka) {
        WatermarkStrategy<RawPayload> receivedTime = WatermarkStrategy.<RawPayload>forBoundedOutOfOrderness(
                        kafka.outOfOrderness())
                .withTimestampAssigner((raw, none) -> raw.receivedAt().toEpochMilli())
                .withIdleness(kafka.idleAfter());
        KafkaSource<RawPayload> source = reader(kafka, RawTopic.PATTERN)
                .setGroupId(GROUP)
                .setClientIdPrefix(GROUP)
                .setStartingOffsets(OffsetsInitializer.earliest())
                .build();
        SingleOutputStreamOperator<RawPayload> raw =
                Step.READ_RAW.on(environment.fromSource(source, receivedTime, Step.READ_RAW.uid()));
        if (environment.getConfiguration().get(Options.SOURCE_OWN_SLOTS)) {
            raw.slotSharingGroup(Step.READ_RAW.uid());
        }
        return Step.END_OF_TIME.on(raw.transform("", raw.getType(), new EndOfTime<>()));
    }

    /** What is to be matched again. It is of the past: it never holds time back, and never moves it. */
    static DataStream<RawPayload> again(StreamExecutionEnvironment environment, KafkaConfig kafka) {
        KafkaSource<RawPayload> source = reader(kafka, RawTopic.REMATCH)
                .setGroupId(GROUP_AGAIN)
                .setClientIdPrefix(GROUP_AGAIN)
                .setStartingOffsets(OffsetsInitializer.earliest())
                .build();
        return Step.READ_AGAIN.on(environment.fromSource(source, withoutTime(), Step.READ_AGAIN.uid()));
    }

    /** What is stored now and was written at this time or later, and no more. */
    static DataStream<RawPayload> stored(StreamExecutionEnvironment environment, KafkaConfig kafka, Instant from) {
        KafkaSource<RawPayload> source = reader(kafka, RawTopic.PATTERN)
                .setClientIdPrefix("earshot-backfill")
                .setStartingOffsets(OffsetsInitializer.timestamp(Math.max(0, from.toEpochMilli())))
                .setBounded(OffsetsInitializer.latest())
                .build();
        return Step.READ_STORED.on(environment.fromSource(source, withoutTime(), Step.READ_STORED.uid()));
    }

    private static WatermarkStrategy<RawPayload> withoutTime() {
        return context -> new WatermarkGenerator<>() {
            @Override
            public void onEvent(RawPayload raw, long timestamp, WatermarkOutput output) {}

            @Override
            public void onPeriodicEmit(WatermarkOutput output) {
                output.markIdle();
            }
        };
    }

    private static KafkaSourceBuilder<RawPayload> reader(KafkaConfig kafka, Pattern topics) {
        return KafkaSource.<RawPayload>builder()
                .setProperties(kafka.client(new Properties()))
                .setTopicPattern(topics)
                .setProperty(
                        "partition.discovery.interval.ms",
                        Long.toString(kafka.discoveryInterval().toMillis()))
                .setDeserializer(new ReadRaw());
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<RawPayload> out) {
        out.collect(new RawPayload(
                RawTopic.platform(record.topic()),
                record.value() == null ? NOTHING : record.value(),
                RawTopic.receivedAt(record),
                Origin.of(record)));
    }

    @Override
    public TypeInformation<RawPayload> getProducedType() {
        return TypeInformation.of(RawPayload.class);
    }
}
