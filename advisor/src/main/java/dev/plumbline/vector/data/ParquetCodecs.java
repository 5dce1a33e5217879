package dev.plumbline.vector.data;

import io.airlift.compress.Decompressor;
import io.airlift.compress.MalformedInputException;
import io.airlift.compress.lz4.Lz4Decompressor;
import io.airlift.compress.snappy.SnappyDecompressor;
import io.airlift.compress.zstd.ZstdDecompressor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.GZIPInputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** Decompresses pages of Parquet files in plain Java: snappy, zstd, gzip and lz4_raw, which is what writers use. No native library is loaded. */
final class ParquetCodecs implements CompressionCodecFactory {

    private final String source;

    ParquetCodecs(String source) {
        this.source = source;
    }

    @Override
    public BytesInputCompressor getCompressor(CompressionCodecName codec) {
        throw new UnsupportedOperationException("these codecs only read");
    }

    @Override
    public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
        return switch (codec) {
            case UNCOMPRESSED -> new Pages((from, to) -> System.arraycopy(from, 0, to, 0, to.length));
            case SNAPPY -> new Pages(by(new SnappyDecompressor()));
            case ZSTD -> new Pages(by(new ZstdDecompressor()));
            case LZ4_RAW -> new Pages(by(new Lz4Decompressor()));
            case GZIP -> new Pages(ParquetCodecs::gunzip);
            case LZ4, LZO, BROTLI -> throw BadInput.of(source, "is compressed with " + codec
                    + ", which is not read; write it with snappy, zstd, gzip, lz4_raw or none");
        };
    }

    /** Fills {@code to} with what {@code from} unpacks to. */
    private interface Unpacking {
        void unpack(byte[] from, byte[] to) throws IOException;
    }

    private static Unpacking by(Decompressor decompressor) {
        return (from, to) -> {
            try {
                decompressor.decompress(from, 0, from.length, to, 0, to.length);
            } catch (MalformedInputException e) {
                throw new IOException("a page cannot be decompressed: " + OneLine.of(e), e);
            }
        };
    }

    private static void gunzip(byte[] from, byte[] to) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(from))) {
            if (in.readNBytes(to, 0, to.length) < to.length) {
                throw new IOException("a page is shorter than its header says");
            }
        }
    }

    @Override
    public void release() {
        // Nothing is held between pages.
    }

    private record Pages(Unpacking unpacking) implements BytesInputDecompressor {

        @Override
        public BytesInput decompress(BytesInput bytes, int size) throws IOException {
            byte[] unpacked = new byte[size];
            unpacking.unpack(bytes.toInputStream().readAllBytes(), unpacked);
            return BytesInput.from(unpacked);
        }

        @Override
        public void decompress(ByteBuffer input, int packedSize, ByteBuffer output, int size) throws IOException {
            byte[] packed = new byte[packedSize];
            input.get(packed);
            byte[] unpacked = new byte[size];
            unpacking.unpack(packed, unpacked);
            output.put(unpacked);
        }

        @Override
        public void release() {
            // Nothing is held between pages.
        }
    }
}
