package dev.plumbline.schema.proof;

import dev.plumbline.schema.online.Throughput;
import dev.plumbline.scratch.ScratchOptions;
import dev.plumbline.scratch.ScratchServers;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Measurements on a real server. */
class ThroughputProbeTest {

    private static final double ENDLESS = 1e15;

    @Test
    void countsTheSlowerOfWhatIsConfiguredAndWhatIsMeasured() {
        Throughput slow = Throughput.configured(1, 1, 1, 1);
        Throughput kept = ThroughputProbe.measure(ScratchServers.shared(ScratchOptions.defaults()), slow);
        assertThat(kept.scanBytesPerSecond()).isEqualTo(1);
        assertThat(kept.backfillRowsPerSecond()).isEqualTo(1);
        assertThat(kept.basis()).startsWith("configured: ").contains("; measured on scratch: scan ");

        Throughput measured = ThroughputProbe.measure(ScratchServers.shared(ScratchOptions.defaults()),
                Throughput.configured(ENDLESS, ENDLESS, ENDLESS, ENDLESS));
        assertThat(measured.scanBytesPerSecond()).isBetween(1e6, 1e12);
        assertThat(measured.rewriteBytesPerSecond()).isBetween(1e5, 1e11);
        assertThat(measured.indexBytesPerSecond()).isBetween(1e5, 1e11);
        assertThat(measured.backfillRowsPerSecond()).isBetween(100.0, 1e8);
    }
}
