package dev.plumbline.schema.random;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** All makers, each as often as it is to be tried. */
final class Makers {

    /** What a schema starts with, so that the rest has something to stand on. */
    static final List<Maker> GROUND = List.of(TypeMakers::schema, TypeMakers::enumType, TypeMakers::domain,
            TypeMakers::composite, RoutineMakers::function, RoutineMakers::function, RoutineMakers::triggerFunction,
            TableMakers::table, TableMakers::table, TableMakers::partitioned, TableMakers::partition,
            TableMakers::column,
            TableMakers::column, TableMakers::column, TableMakers::column);

    static final List<Maker> ALL = Stream.of(times(1, TypeMakers::schema), times(2, TypeMakers::enumType),
            times(2, TypeMakers::domain), times(1, TypeMakers::domainCheck), times(2, TypeMakers::composite),
            times(1, TypeMakers::range), times(2, TypeMakers::sequence), times(1, TypeMakers::sequenceOwner),
            times(1, TypeMakers::collation), times(1, TypeMakers::textSearch), times(4, RoutineMakers::function),
            times(2, RoutineMakers::reader), times(1, RoutineMakers::procedure),
            times(1, RoutineMakers::triggerFunction),
            times(1, RoutineMakers::aggregate), times(1, RoutineMakers::binaryFunction),
            times(1, RoutineMakers::operator),
            times(1, RoutineMakers::cast), times(3, TableMakers::table), times(1, TableMakers::typedTable),
            times(1, TableMakers::partitioned), times(3, TableMakers::partition), times(2, TableMakers::child),
            times(1, BehaviourMakers::wrapper), times(1, BehaviourMakers::server), times(1, TableMakers::foreignTable),
            times(10, TableMakers::column), times(5, TableMakers::columnSetting), times(4, ConstraintMakers::key),
            times(4, ConstraintMakers::check), times(1, ConstraintMakers::exclusion),
            times(1, ConstraintMakers::notNull),
            times(4, ConstraintMakers::foreignKey), times(6, ConstraintMakers::index),
            times(2, ConstraintMakers::statistics),
            times(2, ConstraintMakers::indexUse), times(6, ViewMakers::view), times(2, ViewMakers::materialized),
            times(1, ViewMakers::viewColumn), times(1, ViewMakers::rule), times(3, BehaviourMakers::trigger),
            times(1, BehaviourMakers::triggerState), times(2, BehaviourMakers::policy),
            times(1, BehaviourMakers::rowSecurity),
            times(1, BehaviourMakers::publication), times(4, FactMakers::comment), times(4, FactMakers::grant),
            times(1, ServerMakers::eventTriggerFunction), times(1, ServerMakers::eventTrigger),
            times(1, ServerMakers::eventTriggerState), times(1, ServerMakers::transform),
            times(1, ServerMakers::textSearchBase), times(1, ServerMakers::textSearchMapping),
            times(1, ServerMakers::conversion), times(1, ServerMakers::operatorClass),
            times(1, ServerMakers::operatorFamily), times(1, ServerMakers::aggregate),
            times(1, ServerMakers::temporal), times(1, ServerMakers::temporalReference),
            times(1, FactMakers::owner), times(1, FactMakers::defaultPrivilege), times(1, FactMakers::extension),
            times(1, FactMakers::memberGrant))
            .flatMap(List::stream).toList();

    private Makers() {}

    private static List<Maker> times(int weight, Maker maker) {
        return Collections.nCopies(weight, maker);
    }
}
