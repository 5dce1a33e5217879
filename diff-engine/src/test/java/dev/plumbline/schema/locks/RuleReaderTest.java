package dev.plumbline.schema.locks;

import dev.plumbline.schema.model.Catalog;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.model.ObjectKind;
import dev.plumbline.schema.plan.Statement;
import dev.plumbline.schema.source.SqlFiles;
import dev.plumbline.scratch.ScratchDatabase;
import dev.plumbline.scratch.ScratchOptions;
import dev.plumbline.scratch.ScratchServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** What one statement of a plan means for those after it. */
@TestInstance(Lifecycle.PER_CLASS)
class RuleReaderTest {

    private Catalog from;

    @BeforeAll
    void load(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("from.sql"), """
                CREATE TABLE customers (id bigint PRIMARY KEY);
                CREATE TABLE orders (id bigint PRIMARY KEY, customer bigint, note text, "Total" numeric(10, 2));
                """);
        try (ScratchDatabase database = SqlFiles.load(List.of(file),
                ScratchServers.shared(ScratchOptions.defaults()))) {
            from = SqlFiles.read(database, "from");
        }
    }

    private RuleReader reader() {
        return LockRules.forVersion(15).over(from);
    }

    @Test
    void aValidatedCheckProvesNotNull() {
        RuleReader reader = reader();
        reader.effects(Statement.of("ALTER TABLE \"public\".\"orders\" ADD CONSTRAINT \"proof\""
                + " CHECK ((\"note\" IS NOT NULL)) NOT VALID"));
        reader.effects(Statement.of("ALTER TABLE \"public\".\"orders\" VALIDATE CONSTRAINT \"proof\""));
        assertThat(reader.effects(Statement.of("ALTER TABLE \"public\".\"orders\" ALTER COLUMN \"note\" SET NOT NULL"))
                .scans()).isEmpty();
    }

    @Test
    void aCheckThatIsNotValidatedProvesNothing() {
        RuleReader reader = reader();
        reader.effects(Statement.of("ALTER TABLE \"public\".\"orders\" ADD CONSTRAINT \"proof\""
                + " CHECK ((\"note\" IS NOT NULL)) NOT VALID"));
        assertThat(reader.effects(Statement.of("ALTER TABLE \"public\".\"orders\" ALTER COLUMN \"note\" SET NOT NULL"))
                .scans()).containsExactly("public.orders");
    }

    @Test
    void validatesAForeignKeyOfThePlanUnderAWeakLock() {
        RuleReader reader = reader();
        Effects added = reader.effects(Statement.of("ALTER TABLE \"public\".\"orders\" ADD CONSTRAINT \"fk\""
                + " FOREIGN KEY (customer) REFERENCES public.customers(id) NOT VALID"));
        assertThat(added.locks()).containsExactly(lock("customers", LockMode.SHARE_ROW_EXCLUSIVE),
                lock("orders", LockMode.SHARE_ROW_EXCLUSIVE));
        assertThat(added.scans()).isEmpty();
        Effects validated = reader
                .effects(Statement.of("ALTER TABLE \"public\".\"orders\" VALIDATE CONSTRAINT \"fk\""));
        assertThat(validated.locks()).containsExactly(lock("orders", LockMode.SHARE_UPDATE_EXCLUSIVE),
                lock("customers", LockMode.ROW_SHARE));
        assertThat(validated.blocks()).isFalse();
    }

    @Test
    void speaksOfARenamedTableByItsOldName() {
        RuleReader reader = reader();
        reader.effects(Statement.of("ALTER TABLE \"public\".\"orders\" RENAME TO \"purchases\""));
        assertThat(reader.effects(Statement.of("ALTER TABLE \"public\".\"purchases\" DROP COLUMN \"note\"")).locks())
                .containsExactly(lock("orders", LockMode.ACCESS_EXCLUSIVE));
    }

    @Test
    void saysNothingOfTablesThatThePlanCreates() {
        RuleReader reader = reader();
        reader.effects(Statement.of("CREATE TABLE \"public\".\"fresh\" (\"id\" bigint)"));
        assertThat(reader.effects(Statement.of("CREATE INDEX i ON public.fresh USING btree (id)")))
                .isEqualTo(Effects.none(Evidence.RULE));
    }

    @Test
    void takesTheWorstOfMergedActions() {
        Effects effects = reader().effects(Statement.of("ALTER TABLE \"public\".\"orders\" ADD COLUMN \"a\" integer,"
                + " ADD CONSTRAINT \"c\" CHECK ((\"Total\" > 0)), ALTER COLUMN \"Total\" TYPE numeric(12,2)"));
        assertThat(effects.locks()).containsExactly(lock("orders", LockMode.ACCESS_EXCLUSIVE));
        assertThat(effects.scans()).containsExactly("public.orders");
        assertThat(effects.rewrites()).isEmpty();
    }

    @Test
    void doesNotKnowWhatAFunctionOfOnesOwnDoes() {
        Statement statement = Statement
                .of("ALTER TABLE \"public\".\"orders\" ADD COLUMN \"a\" integer DEFAULT public.next_one()");
        Prediction prediction = reader().predict(statement);
        assertThat(prediction.possible().rewrites()).containsExactly("public.orders");
        assertThat(prediction.certain().rewrites()).isEmpty();
        assertThat(LockRules.forVersion(15).effectsOf(statement.sql()).orElseThrow().rewrite())
                .isEqualTo(Answer.DEPENDS);
    }

    @Test
    void fearsTheWorstOfAStatementThatTheTableDoesNotKnow() {
        Statement statement = Statement.of("VACUUM FULL \"public\".\"orders\"");
        assertThat(reader().predict(statement).known()).isFalse();
        assertThat(LockRules.forVersion(15).effectsOf(statement.sql())).isEmpty();
        ObjectId table = ObjectId.inSchema(ObjectKind.TABLE, "public", "orders");
        assertThat(LockRules.forVersion(15).effects(statement, table, from)).isEqualTo(
                new Effects(List.of(lock("orders", LockMode.ACCESS_EXCLUSIVE)), Set.of("public.orders"),
                        Set.of("public.orders"), Evidence.RULE));
    }

    @Test
    void namesTheFormThatATraceContradicts() {
        Prediction prediction = reader()
                .predict(Statement.of("CREATE INDEX CONCURRENTLY i ON public.orders USING btree (note)"));
        Effects stronger = new Effects(List.of(lock("orders", LockMode.SHARE)), Set.of("public.orders"), Set.of(),
                Evidence.TRACED);
        assertThat(prediction.contradictions(stronger)).containsExactly(
                "rule «CREATE INDEX CONCURRENTLY» allows SHARE UPDATE EXCLUSIVE on public.orders, traced was SHARE",
                "rule «CREATE INDEX CONCURRENTLY» excludes a rewrite of public.orders, traced was one");
    }

    @Test
    void looksIntoLoops() {
        assertThat(reader().effects(Statement.alone("DO $b$ BEGIN UPDATE \"public\".\"orders\" SET \"note\" = '';"
                + " COMMIT; END $b$")).locks()).contains(lock("orders", LockMode.ROW_EXCLUSIVE));
    }

    private static RelationLock lock(String table, LockMode mode) {
        return new RelationLock("public." + table, mode);
    }
}
