package dev.plumbline.vector.data;

import dev.plumbline.error.ErrorCode;
import dev.plumbline.error.PlumblineException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Vectors by number: in memory, or, as soon as they take more of it than they may, in a memory-mapped temporary file that goes with the process.
 * One thread writes; afterwards any number of threads read. Who reads must not write to what he gets.
 */
public final class VectorStore {

    /** The share of the heap that a store may take before it moves to a file. */
    private static final int SHARE_OF_HEAP = 4;
    private static final long CHUNK_BYTES = 1L << 26;

    private final long memoryLimit;
    private List<float @Nullable []> inMemory = new ArrayList<>();
    private @Nullable FileChannel file;
    private final List<FloatBuffer> chunks = new ArrayList<>();
    private int dimensions;
    private int slotsPerChunk;

    public VectorStore() {
        this(Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);
    }

    /** @param memoryLimit bytes of vectors that may be held in memory */
    VectorStore(long memoryLimit) {
        this.memoryLimit = memoryLimit;
    }

    /** Keeps a vector under a number: one that is in use, or the next one. */
    public void put(int slot, float[] vector) {
        dimensions = vector.length;
        if (file == null && (slot + 1L) * (16 + 4L * dimensions) > memoryLimit) {
            spill();
        }
        if (file != null) {
            mapped(slot).put(slot % slotsPerChunk * dimensions, vector);
        } else if (slot < inMemory.size()) {
            inMemory.set(slot, vector);
        } else {
            inMemory.add(vector);
        }
    }

    public float[] get(int slot) {
        if (file == null) {
            float[] vector = inMemory.get(slot);
            if (vector == null) {
                throw new IllegalStateException("nothing is kept under " + slot);
            }
            return vector;
        }
        float[] vector = new float[dimensions];
        chunks.get(slot / slotsPerChunk).get(slot % slotsPerChunk * dimensions, vector);
        return vector;
    }

    /** Whether the vectors lie in a file by now. */
    boolean isOnDisk() { return file != null; }

    private void spill() {
        slotsPerChunk = (int) Math.max(1, CHUNK_BYTES / (4L * dimensions));
        try {
            Path path = Files.createTempFile("plumbline", ".vectors");
            path.toFile().deleteOnExit();
            file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE,
                    StandardOpenOption.DELETE_ON_CLOSE);
        } catch (IOException e) {
            throw noRoom(e);
        }
        List<float @Nullable []> held = inMemory;
        inMemory = new ArrayList<>();
        for (int slot = 0; slot < held.size(); slot++) {
            float[] vector = held.set(slot, null);
            if (vector != null) {
                mapped(slot).put(slot % slotsPerChunk * dimensions, vector);
            }
        }
    }

    /** Zeros are written first: a full disk is an exception here, and would be a crash of the process once the file is mapped. */
    private static void reserve(FileChannel channel, long bytes) throws IOException {
        ByteBuffer zeros = ByteBuffer.allocate(1 << 16);
        long end = channel.size() + bytes;
        for (long at = channel.size(); at < end; at += zeros.capacity()) {
            zeros.clear().limit((int) Math.min(zeros.capacity(), end - at));
            while (zeros.hasRemaining()) {
                channel.write(zeros, at + zeros.position());
            }
        }
    }

    private static PlumblineException noRoom(IOException cause) {
        return new PlumblineException(ErrorCode.FAILURE,
                "the sample does not fit in memory, and a temporary file for it cannot be written (" + OneLine.of(cause)
                        + "); free some space in " + System.getProperty("java.io.tmpdir")
                        + ", or take a smaller --sample",
                cause);
    }

    private FloatBuffer mapped(int slot) {
        int chunk = slot / slotsPerChunk;
        FileChannel channel = file;
        while (chunks.size() <= chunk && channel != null) {
            long bytes = 4L * dimensions * slotsPerChunk;
            try {
                reserve(channel, bytes);
                chunks.add(channel.map(FileChannel.MapMode.READ_WRITE, bytes * chunks.size(), bytes)
                        .order(ByteOrder.nativeOrder()).asFloatBuffer());
            } catch (IOException e) {
                throw noRoom(e);
            }
        }
        return chunks.get(chunk);
    }
}
