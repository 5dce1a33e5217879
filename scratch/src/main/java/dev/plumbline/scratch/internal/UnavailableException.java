package dev.plumbline.scratch.internal;

/** An origin cannot serve, for a reason that is worth telling when no other origin can. */
final class UnavailableException extends Exception {

    private static final long serialVersionUID = 1L;

    UnavailableException(String reason) {
        super(reason);
    }
}
