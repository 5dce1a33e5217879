package dev.plumbline.vector;

import dev.plumbline.scratch.ScratchOptions;
import dev.plumbline.scratch.ScratchServers;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class AdvisorTest {

    @Test
    void recommends() {
        Advice advice = new Advisor(Clock.systemUTC()).advise(
                AdviceRequest.of(new VectorSource.VectorFile(Path.of("../data/debian-minilm-20k.npy"))),
                ScratchServers.shared(ScratchOptions.defaults().requiring("vector")),
                (phase, done, total, message) -> System.out.println(
                        System.currentTimeMillis() % 1000000 + " " + phase + " " + done + "/" + total + " " + message));
        System.out.println(JsonMapper.builder().enable(tools.jackson.databind.SerializationFeature.INDENT_OUTPUT)
                .build().writeValueAsString(advice));
        assertThat(advice.recommendation().meetsTarget()).isTrue();
    }
}
