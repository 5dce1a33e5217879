package dev.plumbline.vector.data;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.io.api.RecordMaterializer;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.Type;

/**
 * Collects the numbers of one row in their order, whichever way their writer nested a list. An element that is NULL becomes NaN, which readers refuse
 * as such; a row without any number gives an empty array.
 */
final class ParquetNumbers extends RecordMaterializer<float[]> {

    private final Group root;
    private float[] numbers = new float[256];
    private int count;

    ParquetNumbers(GroupType schema) {
        this.root = new Group(schema, false);
    }

    @Override
    public float[] getCurrentRecord() { return Arrays.copyOf(numbers, count); }

    @Override
    public GroupConverter getRootConverter() { return root; }

    private void add(float value) {
        if (count == numbers.length) {
            numbers = Arrays.copyOf(numbers, 2 * count);
        }
        numbers[count++] = value;
    }

    /** A group; one that repeats is an element of a list, and holds a NULL when no number came before its end. */
    private final class Group extends GroupConverter {

        private final Converter[] children;
        private final boolean element;
        private final boolean isRoot;
        private int before;

        Group(GroupType type, boolean element) {
            this.element = element;
            this.isRoot = type instanceof org.apache.parquet.schema.MessageType;
            this.children = type.getFields().stream().map(this::child).toArray(Converter[]::new);
        }

        private Converter child(Type field) {
            return field.isPrimitive()
                    ? new Leaf(field)
                    : new Group(field.asGroupType(), field.isRepetition(Type.Repetition.REPEATED));
        }

        @Override
        public Converter getConverter(int field) {
            return children[field];
        }

        @Override
        public void start() {
            count = isRoot ? 0 : count;
            before = count;
        }

        @Override
        public void end() {
            if (element && count == before) {
                add(Float.NaN);
            }
        }
    }

    private final class Leaf extends PrimitiveConverter {

        private final boolean half;
        private final boolean text;

        Leaf(Type field) {
            LogicalTypeAnnotation meaning = field.getLogicalTypeAnnotation();
            this.half = meaning instanceof LogicalTypeAnnotation.Float16LogicalTypeAnnotation;
            this.text = meaning instanceof LogicalTypeAnnotation.StringLogicalTypeAnnotation
                    || meaning instanceof LogicalTypeAnnotation.JsonLogicalTypeAnnotation;
        }

        @Override
        public void addFloat(float value) {
            add(value);
        }

        @Override
        public void addDouble(double value) {
            add((float) value);
        }

        @Override
        public void addInt(int value) {
            add(value);
        }

        @Override
        public void addLong(long value) {
            add((float) value);
        }

        @Override
        public void addBoolean(boolean value) {
            add(value ? 1 : 0);
        }

        @Override
        public void addBinary(Binary value) {
            ByteBuffer bytes = value.toByteBuffer().duplicate().order(ByteOrder.LITTLE_ENDIAN);
            if (half) {
                add(Float.float16ToFloat(bytes.getShort()));
            } else if (text) {
                float[] parsed = VectorLiteral.parse(value.toStringUsingUTF8());
                for (float number : parsed == null ? new float[]{Float.NaN} : parsed) {
                    add(number);
                }
            } else {
                while (bytes.remaining() >= Float.BYTES) {
                    add(bytes.getFloat());
                }
            }
        }
    }
}
