package dev.plumbline.vector.advise;

import dev.plumbline.error.ErrorCode;
import dev.plumbline.error.PlumblineException;
import dev.plumbline.vector.AdviceRequest;
import dev.plumbline.vector.Trial;
import dev.plumbline.vector.data.OneLine;
import dev.plumbline.vector.data.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Finished screening trials, one JSON line each, written as they end: a run that was killed, or whose server went away, does not repeat them. The
 * first line says what they belong to; a journal of another question or another sample starts anew.
 */
final class Journal {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** What a journal belongs to. */
    record Header(String journal, String metric, int k, double recall, long seed, int rows, long digest) {}

    /** A finished trial. */
    @SuppressWarnings("ArrayRecordComponent") // Written and read back, never compared.
    record Entry(String label, int rows, boolean finals, boolean reached, int parameter, double[] recalls,
            double[] millis,
            Trial.@Nullable Build build, List<CurvePoint> curve) {}

    private final @Nullable Path file;
    private final Map<String, Entry> known = new HashMap<>();

    private Journal(@Nullable Path file) {
        this.file = file;
    }

    /** Opens the request's journal; one that keeps nothing when it has none. */
    static Journal open(AdviceRequest request, Sample sample) {
        Journal journal = new Journal(request.journal());
        Path file = request.journal();
        if (file != null) {
            journal.load(file,
                    new Header("plumbline advise", request.metric().label(), request.k(), request.targetRecall(),
                            request.seed(), sample.size(),
                            digest(sample)));
        }
        return journal;
    }

    private void load(Path file, Header header) {
        try {
            if (Files.exists(file) && Files.size(file) > 0) {
                List<String> lines = Files.readAllLines(file);
                if (!lines.getFirst().startsWith("{\"journal\":\"plumbline advise\"")) {
                    throw new PlumblineException(ErrorCode.BAD_INPUT,
                            file.getFileName() + " is no journal of plumbline advise; name another file");
                }
                if (lines.getFirst().equals(JSON.writeValueAsString(header))) {
                    if (!Files.readString(file).endsWith("\n")) {
                        // A run was killed while it wrote; what comes next begins a line of its own.
                        Files.writeString(file, "\n", StandardOpenOption.APPEND);
                    }
                    for (String line : lines.subList(1, lines.size())) {
                        read(line)
                                .ifPresent(entry -> known.put(key(entry.label(), entry.rows(), entry.finals()), entry));
                    }
                    return;
                }
            }
            Files.writeString(file, JSON.writeValueAsString(header) + "\n");
        } catch (IOException e) {
            throw new PlumblineException(ErrorCode.BAD_INPUT,
                    "the journal " + file.getFileName() + " cannot be used: " + OneLine.of(e), e);
        }
    }

    /** A line that was cut off when the run was killed is no entry. */
    private static Optional<Entry> read(String line) {
        try {
            return Optional.of(JSON.readValue(line, Entry.class));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    Optional<Entry> find(String label, int rows, boolean finals) {
        return Optional.ofNullable(known.get(key(label, rows, finals)));
    }

    void add(Entry entry) {
        if (file == null) {
            return;
        }
        try {
            Files.writeString(file, JSON.writeValueAsString(entry) + "\n", StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new PlumblineException(ErrorCode.FAILURE,
                    "the journal " + file.getFileName() + " cannot be written: " + OneLine.of(e), e);
        }
    }

    private static String key(String label, int rows, boolean finals) {
        return rows + (finals ? " finals " : " ") + label;
    }

    private static long digest(Sample sample) {
        long digest = 1;
        for (int row = 0; row < sample.size(); row++) {
            digest = digest * 31 + Arrays.hashCode(sample.rows().row(row));
        }
        return digest;
    }
}
