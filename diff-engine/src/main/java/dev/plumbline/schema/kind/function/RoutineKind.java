package dev.plumbline.schema.kind.function;

import dev.plumbline.schema.catalog.Addresses;
import dev.plumbline.schema.catalog.Row;
import dev.plumbline.schema.kind.Feature;
import dev.plumbline.schema.kind.Features;
import dev.plumbline.schema.kind.Kind;
import dev.plumbline.schema.kind.Reference;
import dev.plumbline.schema.kind.basetype.ShellType;
import dev.plumbline.schema.model.Catalog;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.model.ObjectKind;
import dev.plumbline.schema.plan.Alteration;
import dev.plumbline.schema.plan.Planning;
import dev.plumbline.schema.plan.Statement;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Rules for functions and procedures. */
public final class RoutineKind extends Kind<Routine> {

    private static final Pattern OUT = Pattern.compile("^CREATE OR REPLACE PROCEDURE .*[(,] ?OUT ");

    public RoutineKind() {
        super(Routine.class, "functions.sql", ObjectKind.FUNCTION, ObjectKind.PROCEDURE);
    }

    @Override
    public List<Feature<Routine>> features() {
        return List.of(
                Feature.since(14, "a function body in standard SQL", RoutineKind::hasStandardBody),
                Feature.since(14, "OUT arguments of a procedure", routine -> OUT.matcher(routine.definition()).find()),
                Feature.since(14, "a multirange type",
                        routine -> Features.multirange(routine.arguments() + " " + routine.result())));
    }

    @Override
    public Routine read(Row row, Addresses addresses) throws SQLException {
        ObjectKind kind = row.flag("procedure") ? ObjectKind.PROCEDURE : ObjectKind.FUNCTION;
        String arguments = row.list("argument_names") + " " + row.list("argument_modes") + " "
                + row.list("all_argument_types");
        return new Routine(row.inSchema(kind), row.text("signature"), row.text("definition").stripTrailing(),
                row.text("result"), arguments,
                row.integer("default_count"));
    }

    @Override
    public Set<String> slots(Routine routine) {
        return Set.of("routine " + routine.id().requireParent().displayName() + "." + routine.signature());
    }

    @Override
    public List<Statement> create(Routine routine, Planning planning) {
        return statements(routine.definition());
    }

    @Override
    public List<Statement> drop(Routine routine, Planning planning) {
        return statements("DROP " + Reference.of(routine.id()));
    }

    /** A function that a type itself needs goes with the type. */
    @Override
    public List<ObjectId> droppedWith(Routine routine, Catalog from) {
        return from.dependencies().of(routine.id()).stream()
                .filter(id -> from.find(id, ShellType.class).filter(ShellType::completed).isPresent()).toList();
    }

    @Override
    public Alteration alter(Routine before, Routine after, Planning planning) {
        boolean sameShape = before.result().equals(after.result()) && before.arguments().equals(after.arguments())
                && before.defaultCount() <= after.defaultCount();
        return sameShape
                ? Alteration.inPlace(after.definition())
                : Alteration.replace("CREATE OR REPLACE cannot change the result, argument names or fewer defaults");
    }

    /** A body that the server keeps parsed. */
    private static boolean hasStandardBody(Routine routine) {
        String definition = routine.definition();
        return !definition.contains("\nAS ")
                && (definition.contains("\nBEGIN ATOMIC\n") || definition.contains("\nRETURN "));
    }
}
