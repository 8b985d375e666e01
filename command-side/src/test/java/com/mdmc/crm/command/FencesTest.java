package com.mdmc.crm.command;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.mdmc.crm.command.bus.Allowed;
import com.mdmc.crm.command.bus.DomainCommand;
import com.mdmc.crm.testsupport.ModuleFences;
import com.mdmc.crm.testsupport.SharedFences;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The architecture rules of the command side. */
class FencesTest {

    @TestFactory
    Stream<DynamicTest> fences() {
        return ModuleFences.tests(
                SharedFences.knowsOfTheCrm(
                        "com.mdmc.crm.command",
                        "the sides are deployed apart: what both need belongs to the shared kernel",
                        "com.mdmc.crm.cryptography",
                        "com.mdmc.crm.domain..",
                        "com.mdmc.crm.ledger..",
                        "com.mdmc.crm.projections..",
                        "com.mdmc.crm.reports..",
                        "com.mdmc.crm.backup..",
                        "com.mdmc.crm.platform.."),
                featuresAreSiblings(),
                onlyEvolveAssigns(),
                evolveIsPure(),
                everyCommandIsAllowed(),
                everyCommandHasOneHandler(),
                SharedFences.amountsPassThroughNoBinaryFraction("com.mdmc.crm.command.campaign.."),
                SharedFences.quotientsStayInValues(),
                SharedFences.whoActsIsAParameter("com.mdmc.crm.command.http.IdempotencyFilter"),
                SharedFences.timeIsInjected(),
                SharedFences.idsComeFromTheEdge());
    }

    private static ArchRule featuresAreSiblings() {
        return slices().matching("com.mdmc.crm.command.(lead|campaign|identity)..")
                .should()
                .notDependOnEachOther()
                .because("work across features is a policy: write one in command.automation");
    }

    private static ArchRule onlyEvolveAssigns() {
        return noClasses()
                .that(areAggregates())
                .should(assignFieldsOutsideEvolve())
                .because("an aggregate's state is what its events say: apply an event and assign in its evolve");
    }

    private static ArchRule evolveIsPure() {
        return methods()
                .that()
                .areAnnotatedWith(EventSourcingHandler.class)
                .should(callNothingImpure())
                .because(
                        "evolve runs again at every replay, without clock, log or new events: do that in decide and let"
                                + " the event carry the result");
    }

    private static ArchRule everyCommandIsAllowed() {
        return commands()
                .should()
                .beAnnotatedWith(Allowed.class)
                .because("who may give a command stands beside it, in one line: add @Allowed to the record");
    }

    private static ArchRule everyCommandHasOneHandler() {
        return commands()
                .should(haveOneHandler())
                .because("a command is decided in one place: write its decide in the aggregate, or merge the two");
    }

    private static GivenClassesConjunction commands() {
        return classes().that().implement(DomainCommand.class).and().areRecords();
    }

    private static DescribedPredicate<JavaClass> areAggregates() {
        return DescribedPredicate.describe(
                "are aggregates",
                type -> type.getAllFields().stream()
                        .anyMatch(field -> field.isAnnotatedWith(AggregateIdentifier.class)));
    }

    private static ArchCondition<JavaClass> haveOneHandler() {
        return new ArchCondition<>("have one handler") {
            @Override
            public void check(JavaClass command, ConditionEvents events) {
                List<String> handlers = command.getMethodsWithParameterTypeOfSelf().stream()
                        .filter(method -> method.isAnnotatedWith(CommandHandler.class))
                        .map(JavaMethod::getFullName)
                        .toList();
                events.add(new SimpleConditionEvent(
                        command, handlers.size() == 1, command.getName() + " is handled by " + handlers));
            }
        };
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
