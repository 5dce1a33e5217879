package dev.plumbline.vector.advise;

import dev.plumbline.vector.Predicted;
import dev.plumbline.vector.Trial;
import dev.plumbline.vector.trial.BuiltIndex;

/** A finalist that reaches the recall, with its latency and what it will be at the rows that were asked for. */
record Standing(Contender contender, BuiltIndex index, Tuner.Point chosen, Trial.Latency latency, Predicted predicted) {

    /** The predictor behind {@link #predicted}. */
    Predictor predictor() {
        return new Predictor(contender, chosen, latency, index);
    }

    double p50() {
        return predicted.p50Millis().value();
    }
}
