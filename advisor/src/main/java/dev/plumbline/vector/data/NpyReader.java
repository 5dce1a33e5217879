package dev.plumbline.vector.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * NumPy's array format, versions 1 to 3: two dimensions, C order, float16, float32 or float64 in either byte order.
 *
 * @see <a href="https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html">numpy.lib.format</a>
 */
final class NpyReader implements VectorReader {

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int LONGEST_HEADER = 1 << 20;
    private static final Pattern DESCRIPTION = Pattern.compile("'descr'\\s*:\\s*'([<>|=]?)([a-zA-Z]+)(\\d*)'");
    private static final Pattern FORTRAN = Pattern.compile("'fortran_order'\\s*:\\s*True");
    private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([^)]*)\\)");

    private final String source;
    private final InputStream in;
    private final long rows;
    private final int dimensions;
    private final int width;
    private final ByteOrder order;
    private final byte[] body;
    private long row;

    NpyReader(String source, InputStream in) throws IOException {
        this.source = source;
        this.in = in;
        String header = header();
        Matcher description = DESCRIPTION.matcher(header);
        if (!description.find()) {
            throw BadInput.of(source,
                    "holds a structured or unreadable dtype; save a plain array of float16, float32 or float64");
        }
        String type = description.group(2) + description.group(3);
        this.width = switch (type) {
            case "f2" -> 2;
            case "f4" -> 4;
            case "f8" -> 8;
            default -> throw BadInput.of(source,
                    "has dtype " + type + "; expected f2, f4 or f8, for example array.astype(numpy.float32)");
        };
        this.order = ">".equals(description.group(1)) ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        if (FORTRAN.matcher(header).find()) {
            throw BadInput.of(source, "is in Fortran order; save numpy.ascontiguousarray(array)");
        }
        long[] shape = shape(header);
        if (shape.length != 2) {
            throw BadInput.of(source, "has " + shape.length + " axes; expected 2, rows and dimensions");
        }
        this.rows = shape[0];
        if (rows == 0) {
            throw BadInput.of(source, "holds no rows");
        }
        if (shape[1] < 1 || shape[1] > Integer.MAX_VALUE / 8) {
            throw BadInput.of(source, "has " + shape[1] + " dimensions; expected at least 1");
        }
        this.dimensions = (int) shape[1];
        this.body = new byte[dimensions * width];
    }

    private String header() throws IOException {
        byte[] start = in.readNBytes(MAGIC.length + 2);
        if (start.length == 0) {
            throw BadInput.of(source, "the file is empty");
        }
        for (int i = 0; i < MAGIC.length; i++) {
            if (i >= start.length || start[i] != MAGIC[i]) {
                throw BadInput.of(source, "is not a .npy file; expected NumPy's array format (numpy.save)");
            }
        }
        int lengthBytes = start[MAGIC.length] >= 2 ? 4 : 2;
        byte[] length = in.readNBytes(lengthBytes);
        if (length.length < lengthBytes) {
            throw BadInput.of(source, "is cut off in its header; fetch the file again");
        }
        ByteBuffer buffer = ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN);
        int size = lengthBytes == 2 ? Short.toUnsignedInt(buffer.getShort()) : buffer.getInt();
        if (size < 0 || size > LONGEST_HEADER) {
            throw BadInput.of(source,
                    "claims a header of " + Integer.toUnsignedString(size) + " bytes; the file is damaged");
        }
        byte[] text = in.readNBytes(size);
        if (text.length < size) {
            throw BadInput.of(source, "is cut off in its header; fetch the file again");
        }
        return new String(text, StandardCharsets.UTF_8);
    }

    private long[] shape(String header) {
        Matcher matcher = SHAPE.matcher(header);
        if (!matcher.find()) {
            throw BadInput.of(source, "has no shape in its header; the file is damaged");
        }
        try {
            return Pattern.compile(",").splitAsStream(matcher.group(1)).map(String::strip)
                    .filter(part -> !part.isEmpty()).mapToLong(Long::parseLong).toArray();
        } catch (NumberFormatException e) {
            throw BadInput.of(source, "has an unreadable shape in its header; the file is damaged", e);
        }
    }

    @Override
    public int dimensions() {
        return dimensions;
    }

    @Override
    public float @Nullable [] next() throws IOException {
        if (row == rows) {
            return null;
        }
        row++;
        if (in.readNBytes(body, 0, body.length) < body.length) {
            throw BadInput.of(source, "is cut off in row " + row + " of " + rows + "; fetch the file again");
        }
        ByteBuffer buffer = ByteBuffer.wrap(body).order(order);
        float[] vector = new float[dimensions];
        switch (width) {
            case 2 -> {
                for (int i = 0; i < dimensions; i++) {
                    vector[i] = Float.float16ToFloat(buffer.getShort());
                }
            }
            case 4 -> buffer.asFloatBuffer().get(vector);
            default -> {
                for (int i = 0; i < dimensions; i++) {
                    vector[i] = (float) buffer.getDouble();
                }
            }
        }
        return BadInput.checked(source, row, vector, dimensions);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
