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
import org.jspecify.annotations.Nullable;

/** Rules for comments. */
public final class CommentKind extends Kind<Comment> {

    public CommentKind() {
        super(Comment.class, "comments.sql", ObjectKind.COMMENT);
    }

    @Override
    public @Nullable Comment read(Row row, Addresses addresses) throws SQLException {
        @Nullable
        ObjectId carrier = row.carrierExact(addresses);
        return carrier == null ? null : new Comment(carrier.child(ObjectKind.COMMENT, ""), row.text("comment"));
    }

    @Override
    public List<Statement> create(Comment comment, Planning planning) {
        return statements(
                "COMMENT ON " + Reference.of(comment.id().requireParent()) + " IS " + Sql.literal(comment.text()));
    }

    @Override
    public List<Statement> drop(Comment comment, Planning planning) {
        return statements("COMMENT ON " + Reference.of(comment.id().requireParent()) + " IS NULL");
    }

    @Override
    public Alteration alter(Comment before, Comment after, Planning planning) {
        return Alteration.inPlace(create(after, planning));
    }
}
