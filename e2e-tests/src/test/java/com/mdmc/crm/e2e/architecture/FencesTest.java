package com.mdmc.crm.e2e.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.mdmc.crm.command.bus.Allowed;
import com.mdmc.crm.command.bus.DomainCommand;
import com.mdmc.crm.projections.processing.ViewWriter;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The fences of the house. Each says why it stands there and, by that, what to do instead of climbing it. */
class FencesTest {
    private static final JavaClasses CRM = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("com.mdmc.crm");

    @TestFactory
    Stream<DynamicTest> fences() {
        return Stream.of(
                        pureDomain(),
                        bundleVerifierStandsAlone(),
                        sidesDoNotMeet(),
                        commandFeaturesAreSiblings(),
                        queryFeaturesAreSiblings(),
                        onlyEvolveAssigns(),
                        evolveIsPure(),
                        everyCommandIsAllowed(),
                        viewsAreWrittenByTheirWriter(),
                        quotientsStayInValues(),
                        moneyIsNeverBinary(),
                        amountsPassThroughNoBinaryFraction(),
                        noClockButTheInjectedOne(),
                        noRandomIdsInside())
                .map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(CRM)));
    }

    private static ArchRule pureDomain() {
        return classes()
                .that(resideInAPackage("com.mdmc.crm.domain.."))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        "java..",
                        "com.fasterxml.jackson.annotation..",
                        "jakarta.validation..",
                        "com.mdmc.crm.domain.."))
                .because("events and values outlive every framework: keep Spring, Axon and Mongo out of them");
    }

    private static ArchRule bundleVerifierStandsAlone() {
        return classes()
                .that(resideInAPackage("com.mdmc.crm.bundle"))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage("java..", "com.mdmc.crm.bundle"))
                .because("an auditor reads all of it before running it");
    }

    private static ArchRule sidesDoNotMeet() {
        return slices().matching("com.mdmc.crm.(command|query)..")
                .should()
                .notDependOnEachOther()
                .because("the sides are deployed apart and share the kernel alone; what both need belongs there");
    }

    private static ArchRule commandFeaturesAreSiblings() {
        return slices().matching("com.mdmc.crm.command.(lead|campaign|user)..")
                .should()
                .notDependOnEachOther()
                .because("work across features is a policy in command.automation");
    }

    private static ArchRule queryFeaturesAreSiblings() {
        return slices().matching("com.mdmc.crm.query.(lead|campaign|user)..")
                .should()
                .notDependOnEachOther()
                .because("answers across features belong to audit, history or dashboard");
    }

    private static ArchRule onlyEvolveAssigns() {
        return noClasses()
                .that(areAggregates())
                .should(assignFieldsOutsideEvolve())
                .because("an aggregate's state is what its events say; assign it in evolve and nowhere else");
    }

    private static ArchRule evolveIsPure() {
        return methods()
                .that()
                .areAnnotatedWith(EventSourcingHandler.class)
                .should(callNothingImpure())
                .because("evolve runs again at every replay: no clock, no log, no new events");
    }

    private static ArchRule everyCommandIsAllowed() {
        return classes()
                .that()
                .implement(DomainCommand.class)
                .and()
                .areRecords()
                .should()
                .beAnnotatedWith(Allowed.class)
                .because("who may give a command stands beside it, in one line");
    }

    private static ArchRule viewsAreWrittenByTheirWriter() {
        return noClasses()
                .that(resideInAPackage("com.mdmc.crm.query.(lead|campaign|user|dashboard).."))
                .should()
                .callMethodWhere(DescribedPredicate.describe(
                        "writes to Mongo",
                        call -> call.getTargetOwner().getFullName().equals("com.mongodb.client.MongoCollection")
                                && call.getName().matches("(insert|replace|update|delete|bulkWrite|findOneAnd).*")
                                && !call.getOriginOwner().getSimpleName().endsWith("SearchTokens")))
                .because("a view equals the fold of its stream only if nobody but " + ViewWriter.class.getSimpleName()
                        + " writes it");
    }

    private static ArchRule quotientsStayInValues() {
        return noClasses()
                .that(DescribedPredicate.not(resideInAnyPackage(
                        "com.mdmc.crm.domain.money..",
                        "com.mdmc.crm.domain.campaign.kpi..",
                        "com.mdmc.crm.benchmarks..")))
                .should()
                .callMethodWhere(DescribedPredicate.describe(
                        "divides a BigDecimal",
                        call -> call.getTargetOwner().isEquivalentTo(BigDecimal.class)
                                && call.getName().startsWith("divide")))
                .because(
                        "a ratio has one formula, with its missing denominator, in domain.money or domain.campaign.kpi");
    }

    private static ArchRule moneyIsNeverBinary() {
        return noFields()
                .that()
                .areDeclaredInClassesThat(are(resideInAnyPackage("com.mdmc.crm.domain..")))
                .should()
                .haveRawType(double.class)
                .orShould()
                .haveRawType(Double.class)
                .orShould()
                .haveRawType(float.class)
                .because("a cent has no binary fraction");
    }

    private static ArchRule amountsPassThroughNoBinaryFraction() {
        return noClasses()
                .that(resideInAnyPackage(
                        "com.mdmc.crm.domain.money..",
                        "com.mdmc.crm.domain.campaign..",
                        "com.mdmc.crm.command.campaign..",
                        "com.mdmc.crm.query.campaign..",
                        "com.mdmc.crm.query.dashboard..",
                        "com.mdmc.crm.standalone.cli.kpis.."))
                .should()
                .callCodeUnitWhere(DescribedPredicate.describe(
                        "takes or gives a binary fraction",
                        call -> Stream.concat(
                                        Stream.of(call.getTarget().getRawReturnType()),
                                        call.getTarget().getRawParameterTypes().stream())
                                .anyMatch(type -> type.isEquivalentTo(double.class)
                                        || type.isEquivalentTo(float.class)
                                        || type.isEquivalentTo(Double.class)
                                        || type.isEquivalentTo(Float.class))))
                .because("what goes through a double once has lost its cents for good");
    }

    private static ArchRule noClockButTheInjectedOne() {
        return noClasses()
                .that(resideInAnyPackage(
                        "com.mdmc.crm.domain..",
                        "com.mdmc.crm.ledger..",
                        "com.mdmc.crm.projections..",
                        "com.mdmc.crm.platform..",
                        "com.mdmc.crm.command..",
                        "com.mdmc.crm.query.."))
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .because("time comes from the injected Clock, so that tests can set it");
    }

    private static ArchRule noRandomIdsInside() {
        return noClasses()
                .that(DescribedPredicate.not(DescribedPredicate.describe("an edge", FencesTest::isEdge)))
                .and(resideInAnyPackage(
                        "com.mdmc.crm.domain..",
                        "com.mdmc.crm.ledger..",
                        "com.mdmc.crm.projections..",
                        "com.mdmc.crm.platform..",
                        "com.mdmc.crm.command..",
                        "com.mdmc.crm.query.."))
                .should()
                .callMethod(UUID.class, "randomUUID")
                .because("ids are drawn where a request arrives, so that a decision repeated gives the same events");
    }

    private static boolean isEdge(JavaClass type) {
        return type.getSimpleName().endsWith("Api")
                || type.getSimpleName().equals("Commands")
                || type.getPackageName().equals("com.mdmc.crm.platform.http");
    }

    private static DescribedPredicate<JavaClass> areAggregates() {
        return DescribedPredicate.describe(
                "are aggregates",
                type -> type.getAllFields().stream()
                        .anyMatch(field -> field.isAnnotatedWith(AggregateIdentifier.class)));
    }

    private static ArchCondition<JavaClass> assignFieldsOutsideEvolve() {
        return new ArchCondition<>("assign fields outside evolve") {
            @Override
            public void check(JavaClass aggregate, ConditionEvents events) {
                aggregate.getFieldAccessesFromSelf().stream()
                        .filter(access -> access.getAccessType() == JavaFieldAccess.AccessType.SET)
                        .filter(access -> access.getTargetOwner().equals(aggregate))
                        .filter(access -> !access.getOrigin().getName().equals("evolve")
                                && !access.getOrigin().isConstructor())
                        .forEach(access ->
                                events.add(SimpleConditionEvent.satisfied(aggregate, access.getDescription())));
            }
        };
    }

    private static ArchCondition<JavaMethod> callNothingImpure() {
        return new ArchCondition<>("call no clock, no log and apply nothing") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                method.getMethodCallsFromSelf().stream()
                        .filter(call -> call.getName().equals("now")
                                || call.getName().equals("apply")
                                        && call.getTargetOwner().getSimpleName().equals("AggregateLifecycle")
                                || call.getTargetOwner().getPackageName().startsWith("org.slf4j"))
                        .forEach(call -> events.add(SimpleConditionEvent.violated(method, call.getDescription())));
            }
        };
    }
}
