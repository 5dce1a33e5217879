package dev.plumbline.vector.trial;

/**
 * What came back from running queries once, in their order.
 *
 * @param recalls recall@k of each query
 * @param millis time of each query as the client sees it
 */
@SuppressWarnings("ArrayRecordComponent") // The arrays are the data: copies would double the memory, lists would box it.
public record SearchRun(double[] recalls, double[] millis) {

    public double meanRecall() {
        double sum = 0;
        for (double recall : recalls) {
            sum += recall;
        }
        return sum / recalls.length;
    }
}
