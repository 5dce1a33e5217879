package dev.plumbline.schema.kind;

import dev.plumbline.schema.kind.accessmethod.AccessMethodKind;
import dev.plumbline.schema.kind.aggregate.AggregateKind;
import dev.plumbline.schema.kind.basetype.BaseTypeKind;
import dev.plumbline.schema.kind.basetype.ShellTypeKind;
import dev.plumbline.schema.kind.cast.CastKind;
import dev.plumbline.schema.kind.collation.CollationKind;
import dev.plumbline.schema.kind.column.ColumnKind;
import dev.plumbline.schema.kind.column.DefaultValueKind;
import dev.plumbline.schema.kind.composite.AttributeKind;
import dev.plumbline.schema.kind.composite.CompositeTypeKind;
import dev.plumbline.schema.kind.constraint.ConstraintKind;
import dev.plumbline.schema.kind.conversion.ConversionKind;
import dev.plumbline.schema.kind.defaultprivilege.DefaultPrivilegeKind;
import dev.plumbline.schema.kind.domain.DomainConstraintKind;
import dev.plumbline.schema.kind.domain.DomainKind;
import dev.plumbline.schema.kind.enumtype.EnumTypeKind;
import dev.plumbline.schema.kind.eventtrigger.EventTriggerKind;
import dev.plumbline.schema.kind.extension.ExtensionKind;
import dev.plumbline.schema.kind.fact.CommentKind;
import dev.plumbline.schema.kind.fact.OwnerKind;
import dev.plumbline.schema.kind.fact.PrivilegeKind;
import dev.plumbline.schema.kind.foreign.ForeignDataWrapperKind;
import dev.plumbline.schema.kind.foreign.ForeignServerKind;
import dev.plumbline.schema.kind.foreign.ForeignTableKind;
import dev.plumbline.schema.kind.foreign.UserMappingKind;
import dev.plumbline.schema.kind.function.RoutineKind;
import dev.plumbline.schema.kind.index.IndexKind;
import dev.plumbline.schema.kind.language.LanguageKind;
import dev.plumbline.schema.kind.operator.OperatorKind;
import dev.plumbline.schema.kind.operatorclass.FamilyMemberKind;
import dev.plumbline.schema.kind.operatorclass.OperatorClassKind;
import dev.plumbline.schema.kind.operatorclass.OperatorFamilyKind;
import dev.plumbline.schema.kind.partition.IndexPartitionKind;
import dev.plumbline.schema.kind.partition.InheritanceKind;
import dev.plumbline.schema.kind.policy.PolicyKind;
import dev.plumbline.schema.kind.publication.PublicationKind;
import dev.plumbline.schema.kind.publication.PublicationSchemaKind;
import dev.plumbline.schema.kind.publication.PublicationTableKind;
import dev.plumbline.schema.kind.rangetype.RangeTypeKind;
import dev.plumbline.schema.kind.rule.RuleKind;
import dev.plumbline.schema.kind.schema.SchemaKind;
import dev.plumbline.schema.kind.sequence.SequenceKind;
import dev.plumbline.schema.kind.sequence.SequenceOwnerKind;
import dev.plumbline.schema.kind.statistics.StatisticsKind;
import dev.plumbline.schema.kind.subscription.SubscriptionKind;
import dev.plumbline.schema.kind.table.TableKind;
import dev.plumbline.schema.kind.textsearch.TextSearchConfigurationKind;
import dev.plumbline.schema.kind.textsearch.TextSearchDictionaryKind;
import dev.plumbline.schema.kind.textsearch.TextSearchParserKind;
import dev.plumbline.schema.kind.textsearch.TextSearchTemplateKind;
import dev.plumbline.schema.kind.transform.TransformKind;
import dev.plumbline.schema.kind.trigger.TriggerKind;
import dev.plumbline.schema.kind.view.MaterializedViewKind;
import dev.plumbline.schema.kind.view.ViewKind;
import dev.plumbline.schema.model.ObjectKind;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The registry of rooms, in the order in which catalogues are read: what carries others comes before what it carries. */
public final class Kinds {

    private static final List<Kind<?>> ALL = List.of(new SchemaKind(), new DefaultPrivilegeKind(), new ExtensionKind(),
            new LanguageKind(), new AccessMethodKind(), new CollationKind(),
            new EnumTypeKind(), new ShellTypeKind(), new BaseTypeKind(), new RangeTypeKind(),
            new DomainKind(),
            new DomainConstraintKind(), new CompositeTypeKind(), new AttributeKind(), new SequenceKind(),
            new RoutineKind(), new AggregateKind(), new OperatorKind(), new OperatorFamilyKind(),
            new FamilyMemberKind(), new OperatorClassKind(), new CastKind(), new ConversionKind(), new TransformKind(),
            new ForeignDataWrapperKind(), new ForeignServerKind(), new UserMappingKind(),
            new TableKind(), new ForeignTableKind(),
            new ViewKind(), new MaterializedViewKind(), new ColumnKind(), new DefaultValueKind(),
            new SequenceOwnerKind(), new ConstraintKind(),
            new IndexKind(), new InheritanceKind(), new IndexPartitionKind(), new TriggerKind(), new PolicyKind(),
            new RuleKind(), new StatisticsKind(), new TextSearchParserKind(), new TextSearchTemplateKind(),
            new TextSearchDictionaryKind(), new TextSearchConfigurationKind(), new PublicationKind(),
            new PublicationTableKind(), new PublicationSchemaKind(), new SubscriptionKind(), new EventTriggerKind(),
            new OwnerKind(),
            new PrivilegeKind(), new CommentKind());

    private static final Map<ObjectKind, Kind<?>> BY_OBJECT_KIND = ALL.stream()
            .flatMap(kind -> kind.objectKinds().stream().map(objectKind -> Map.entry(objectKind, kind)))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private Kinds() {}

    public static List<Kind<?>> all() {
        return ALL;
    }

    /** The room of an object kind. */
    public static Kind<?> of(ObjectKind kind) {
        return Objects.requireNonNull(BY_OBJECT_KIND.get(kind), () -> "no room for " + kind);
    }
}
