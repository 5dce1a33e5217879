package dev.plumbline.vector.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;

/**
 * Which columns of a Parquet file hold the vectors: a column of lists, one of binary float32, or one number a dimension. Of several, the one called
 * embedding or vector is taken.
 */
final class ParquetColumns {

    private static final Set<String> VECTOR_NAMES = Set.of("embedding", "embeddings", "vector", "vectors", "vec",
            "values");

    private ParquetColumns() {}

    /** The part of the schema to read. */
    static MessageType of(String source, MessageType schema) {
        List<Type> lists = new ArrayList<>();
        List<Type> blobs = new ArrayList<>();
        List<Type> numbers = new ArrayList<>();
        for (Type field : schema.getFields()) {
            if (isListOfNumbers(field)) {
                lists.add(field);
            } else if (field.isPrimitive() && isBinary(field)) {
                blobs.add(field);
            } else if (field.isPrimitive() && isNumber(field) && !"id".equals(lower(field))) {
                numbers.add(field);
            }
        }
        List<Type> named = lists.stream().filter(ParquetColumns::isNamed).toList();
        List<Type> namedBlobs = blobs.stream().filter(ParquetColumns::isNamed).toList();
        if (!named.isEmpty() || lists.size() == 1) {
            return only(schema, List.of(named.isEmpty() ? lists.getFirst() : named.getFirst()));
        }
        if (lists.size() > 1) {
            throw BadInput.of(source, "has several columns of lists (" + names(lists)
                    + "); call the one with the vectors \"embedding\"");
        }
        if (!namedBlobs.isEmpty()) {
            return only(schema, List.of(namedBlobs.getFirst()));
        }
        if (!numbers.isEmpty()) {
            return only(schema, numbers);
        }
        throw BadInput.of(source, "has no column of vectors (it has " + names(schema.getFields())
                + "); expected list<float>, or float32 bytes in a column called \"embedding\"");
    }

    private static MessageType only(MessageType schema, List<Type> fields) {
        return new MessageType(schema.getName(), fields);
    }

    private static boolean isListOfNumbers(Type field) {
        Type inner = field;
        boolean repeated = field.isRepetition(Type.Repetition.REPEATED);
        while (!inner.isPrimitive()) {
            GroupType group = inner.asGroupType();
            if (group.getFieldCount() != 1) {
                return false;
            }
            inner = group.getType(0);
            repeated |= inner.isRepetition(Type.Repetition.REPEATED);
        }
        return repeated && isNumber(inner);
    }

    private static boolean isNumber(Type field) {
        PrimitiveTypeName type = field.asPrimitiveType().getPrimitiveTypeName();
        return type == PrimitiveTypeName.FLOAT || type == PrimitiveTypeName.DOUBLE || type == PrimitiveTypeName.INT32
                || type == PrimitiveTypeName.INT64 || type == PrimitiveTypeName.BOOLEAN
                || field.getLogicalTypeAnnotation() instanceof LogicalTypeAnnotation.Float16LogicalTypeAnnotation;
    }

    private static boolean isBinary(Type field) {
        PrimitiveTypeName type = field.asPrimitiveType().getPrimitiveTypeName();
        return (type == PrimitiveTypeName.BINARY || type == PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY)
                && !(field
                        .getLogicalTypeAnnotation() instanceof LogicalTypeAnnotation.Float16LogicalTypeAnnotation);
    }

    private static boolean isNamed(Type field) {
        return VECTOR_NAMES.contains(lower(field));
    }

    private static String lower(Type field) {
        return field.getName().toLowerCase(Locale.ROOT);
    }

    private static String names(List<Type> fields) {
        return String.join(", ", fields.stream().map(Type::getName).toList());
    }
}
