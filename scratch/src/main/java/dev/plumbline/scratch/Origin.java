package dev.plumbline.scratch;

/** Where a scratch server comes from. The order is the order in which they are tried. */
public enum Origin {

    /** A server that the user named. We create and drop databases on it and leave everything else alone. */
    URL("server named by the user"),
    /** A container in a running Docker engine. */
    DOCKER("Docker container"),
    /** PostgreSQL binaries that are installed on this machine, run as a private cluster. */
    LOCAL("local binaries"),
    /** PostgreSQL binaries fetched as a Maven artifact, run as a private cluster. They offer no pgvector. */
    EMBEDDED("embedded binaries");

    private final String words;

    Origin(String words) {
        this.words = words;
    }

    /** The origin as a few words for people. */
    public String words() {
        return words;
    }
}
