package earshot.measure;

import java.lang.reflect.Type;
import java.util.Map;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInfoFactory;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.jspecify.annotations.Nullable;

/** Tells Flink to write a type as its {@link Compact} serializer does. */
final class CompactType<T> extends TypeInformation<T> {

    private static final long serialVersionUID = 1;

    private final Class<T> type;
    private final Compact<T> serializer;

    CompactType(Class<T> type, Compact<T> serializer) {
        this.type = type;
        this.serializer = serializer;
    }

    /** For {@link WindowDelta}. */
    public static final class OfWindowDelta extends TypeInfoFactory<WindowDelta> {
        @Override
        public TypeInformation<WindowDelta> createTypeInfo(
                Type type, Map<String, TypeInformation<?>> genericParameters) {
            return new CompactType<>(WindowDelta.class, Compact.OfWindowDelta.INSTANCE);
        }
    }

    @Override
    public boolean isBasicType() {
        return false;
    }

    @Override
    public boolean isTupleType() {
        return false;
    }

    @Override
    public int getArity() {
        return 1;
    }

    @Override
    public int getTotalFields() {
        return 1;
    }

    @Override
    public Class<T> getTypeClass() {
        return type;
    }

    @Override
    public boolean isKeyType() {
        return false;
    }

    @Override
    public TypeSerializer<T> createSerializer(SerializerConfig config) {
        return serializer;
    }

    @Override
    public String toString() {
        return type.getSimpleName();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CompactType<?> compact && type.equals(compact.type);
    }

    @Override
    public int hashCode() {
        return type.hashCode();
    }

    @Override
    public boolean canEqual(Object other) {
        return other instanceof CompactType;
    }
}
