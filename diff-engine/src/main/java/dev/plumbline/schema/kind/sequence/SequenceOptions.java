package dev.plumbline.schema.kind.sequence;

/** Writes the options that sequences and identity columns share. */
public final class SequenceOptions {

    private SequenceOptions() {}

    /** All options but the data type, in the order of the documentation. */
    public static String of(String start, String increment, String minimum, String maximum, String cache,
            boolean cycle) {
        return "START WITH " + start + " INCREMENT BY " + increment + " MINVALUE " + minimum + " MAXVALUE " + maximum
                + " CACHE " + cache
                + (cycle ? " CYCLE" : " NO CYCLE");
    }
}
