package earshot.wire;

import earshot.model.DeadLetter;
import earshot.model.RejectReason;
import java.nio.ByteBuffer;

/** {@link DeadLetter}. */
final class DeadLetterMapping {

    private DeadLetterMapping() {}

    static earshot.schemas.DeadLetter toAvro(DeadLetter letter) {
        return new earshot.schemas.DeadLetter(
                letter.platform(),
                ByteBuffer.wrap(letter.bytes()),
                earshot.schemas.RejectReason.valueOf(letter.reason().name()),
                letter.detail(),
                letter.position(),
                letter.receivedAt(),
                letter.origin());
    }

    static DeadLetter fromAvro(earshot.schemas.DeadLetter letter) {
        ByteBuffer buffer = letter.getBytes();
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return new DeadLetter(
                letter.getPlatform(),
                bytes,
                RejectReason.valueOf(letter.getReason().name()),
                letter.getDetail(),
                letter.getPosition(),
                letter.getReceivedAt(),
                letter.getOrigin());
    }
}
