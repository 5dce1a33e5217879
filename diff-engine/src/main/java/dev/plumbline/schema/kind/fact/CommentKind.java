package dev.plumbline.schema.kind.fact;

import dev.plumbline.schema.catalog.Addresses;
import dev.plumbline.schema.catalog.Row;
import dev.plumbline.schema.kind.Kind;
import dev.plumbline.schema.kind.Reference;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.model.ObjectKind;
import dev.plumbline.schema.plan.Alteration;
import dev.plumbline.schema.plan.Planning;
import dev.plumbline.schema.plan.Statement;
import dev.plumbline.schema.sql.Sql;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Rules for comments. */
public final class CommentKind extends Kind<Comment> {

    public CommentKind() {
        super(Comment.class, "comments.sql", ObjectKind.COMMENT);
    }

    @Override
    public @Nullable Comment read(Row row, Addresses addresses) throws SQLException {
        @Nullable
        ObjectId carrier = row.carrierItself(addresses);
        if (carrier == null) {
            return null;
        }
        @Nullable
        String part = row.textOrNull("part");
        String name = part == null ? "" : part.substring(0, part.indexOf(' ')).toLowerCase(Locale.ROOT);
        return new Comment(carrier.child(ObjectKind.COMMENT, name), row.text("comment"), part);
    }

    @Override
    public List<Statement> create(Comment comment, Planning planning) {
        return statements("COMMENT ON " + target(comment) + " IS " + Sql.literal(comment.text()));
    }

    @Override
    public List<Statement> drop(Comment comment, Planning planning) {
        return statements("COMMENT ON " + target(comment) + " IS NULL");
    }

    @Override
    public Alteration alter(Comment before, Comment after, Planning planning) {
        return Alteration.inPlace(create(after, planning));
    }

    private static String target(Comment comment) {
        return comment.part() == null ? Reference.of(comment.id().requireParent()) : comment.part();
    }
}
