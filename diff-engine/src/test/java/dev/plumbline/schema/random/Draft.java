package dev.plumbline.schema.random;

import java.util.List;

/** What a maker proposes: a statement that the server may still refuse, and the names that identify what it makes. */
record Draft(List<String> subject, String sql) {

    Draft {
        subject = List.copyOf(subject);
    }
}
