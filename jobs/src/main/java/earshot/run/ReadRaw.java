package earshot.run;

import earshot.config.KafkaConfig;
import earshot.flow.Step;
import earshot.model.RawPayload;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads every raw topic, those that come later included, from its beginning. */
final class ReadRaw implements KafkaRecordDeserializationSchema<RawPayload> {
    static final String GROUP = "earshot-listen";

    private static final long serialVersionUID = 1;
    private static final byte[] NOTHING = {};

    /** With watermarks of received time, partition by partition. */
    static DataStream<RawPayload> from(StreamExecutionEnvironment environment, KafkaConfig kafka) {
        KafkaSource<RawPayload> source = KafkaSource.<RawPayload>builder()
                .setBootstrapServers(kafka.bootstrapServers())
                .setGroupId(GROUP)
                .setClientIdPrefix(GROUP)
                .setTopicPattern(RawTopic.PATTERN)
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setProperty(
                        "partition.discovery.interval.ms",
                        Long.toString(kafka.discoveryInterval().toMillis()))
                .setDeserializer(new ReadRaw())
                .build();
        WatermarkStrategy<RawPayload> receivedTime = WatermarkStrategy.<RawPayload>forBoundedOutOfOrderness(
                        kafka.outOfOrderness())
                .withTimestampAssigner((raw, none) -> raw.receivedAt().toEpochMilli())
                .withIdleness(kafka.idleAfter());
        return Step.READ_RAW.on(environment.fromSource(source, receivedTime, Step.READ_RAW.uid()));
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
