package com.mdmc.crm.testsupport;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.lang.ArchRule;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Architecture rules that several modules keep. */
public final class SharedFences {
    private static final Set<String> BINARY_FRACTIONS =
            Set.of("double", "float", Double.class.getName(), Float.class.getName());

    private static final Set<String> BY_THREAD = Set.of(
            ThreadLocal.class.getName(),
            "org.springframework.web.context.request.RequestContextHolder",
            "com.mdmc.crm.platform.http.RequestContextArgument");

    private SharedFences() {}

    /** The module uses nothing but the packages named and its own. */
    public static ArchRule usesOnly(String ownPackage, String because, String... packages) {
        String[] allowed =
                Stream.concat(Stream.of(ownPackage + ".."), Stream.of(packages)).toArray(String[]::new);
        return classes()
                .that(resideInAPackage(ownPackage + ".."))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(allowed))
                .because(because);
    }

    /** Of the CRM, the module knows the packages named and its own. */
    public static ArchRule knowsOfTheCrm(String ownPackage, String because, String... packages) {
        String[] allowed =
                Stream.concat(Stream.of(ownPackage + ".."), Stream.of(packages)).toArray(String[]::new);
        return noClasses()
                .should()
                .dependOnClassesThat(
                        resideInAPackage("com.mdmc.crm..").and(DescribedPredicate.not(resideInAnyPackage(allowed))))
                .because(because);
    }

    /** Only the domain's values divide. */
    public static ArchRule quotientsStayInValues() {
        return noClasses()
                .that(DescribedPredicate.not(
                        resideInAnyPackage("com.mdmc.crm.domain.money..", "com.mdmc.crm.domain.campaign.kpi..")))
                .should()
                .callMethodWhere(DescribedPredicate.describe(
                        "divides a BigDecimal",
                        call -> call.getTargetOwner().isEquivalentTo(BigDecimal.class)
                                && call.getName().startsWith("divide")))
                .because("a ratio has one formula, with its missing denominator: ask or add a method in domain.money or"
                        + " domain.campaign.kpi");
    }

    /** No amount passes through a double or float. */
    public static ArchRule amountsPassThroughNoBinaryFraction(String... packages) {
        return noClasses()
                .that(resideInAnyPackage(packages))
                .should()
                .accessTargetWhere(DescribedPredicate.describe(
                        "takes or gives a binary fraction",
                        access -> access instanceof JavaCodeUnitAccess<?> call && handlesBinaryFraction(call)))
                .because("what goes through a double once has lost its cents for good: use Money or BigDecimal");
    }

    /**
     * The time of day comes from a {@link Clock} that the configuration creates.
     *
     * @param defaults full names of classes whose clock callers may replace
     */
    public static ArchRule timeIsInjected(String... defaults) {
        return noClasses()
                .that(DescribedPredicate.describe(
                        "are no configuration",
                        type -> !type.getSimpleName().endsWith("Configuration")
                                && !List.of(defaults).contains(type.getFullName())))
                .should()
                .callCodeUnitWhere(DescribedPredicate.describe("reads the machine's clock", SharedFences::readsClock))
                .because("tests set the time: take the injected Clock and ask it");
    }

    /** Random ids are drawn at the edge alone. */
    public static ArchRule idsComeFromTheEdge() {
        return noClasses()
                .that(DescribedPredicate.not(DescribedPredicate.describe("an edge", SharedFences::isEdge)))
                .should()
                .callMethod(UUID.class, "randomUUID")
                .because(
                        "a decision repeated gives the same events: draw ids where the request arrives and pass them on");
    }

    /**
     * Who acts is handed on as a parameter.
     *
     * @param edge full names of the classes that ask the request, or keep something else by thread
     */
    public static ArchRule whoActsIsAParameter(String... edge) {
        return noClasses()
                .that(DescribedPredicate.describe(
                        "are inside",
                        type -> !List.of(edge).contains(type.getFullName())
                                && !type.getPackageName().equals("com.mdmc.crm.platform.http")))
                .should()
                .dependOnClassesThat(DescribedPredicate.describe(
                        "keep a request by thread", type -> BY_THREAD.contains(type.getFullName())))
                .because("a signature says on whose behalf it acts: take the RequestContext or the Actor that the"
                        + " controller receives");
    }

    private static boolean handlesBinaryFraction(JavaCodeUnitAccess<?> call) {
        List<JavaClass> parameters = call.getTarget().getRawParameterTypes();
        return Stream.concat(Stream.of(call.getTarget().getRawReturnType()), parameters.stream())
                .anyMatch(type -> BINARY_FRACTIONS.contains(type.getName()));
    }

    private static boolean readsClock(JavaCodeUnitAccess<?> call) {
        String owner = call.getTargetOwner().getName();
        boolean withoutClock = call.getTarget().getRawParameterTypes().stream()
                .noneMatch(parameter -> parameter.isEquivalentTo(Clock.class));
        return owner.startsWith("java.time.") && call.getName().equals("now") && withoutClock
                || owner.equals(Clock.class.getName()) && call.getName().matches("system.*|tick.*")
                || owner.equals(System.class.getName()) && call.getName().equals("currentTimeMillis")
                || owner.equals(Date.class.getName())
                        && call.getName().equals("<init>")
                        && call.getTarget().getRawParameterTypes().isEmpty();
    }

    private static boolean isEdge(JavaClass type) {
        return type.getSimpleName().endsWith("Api")
                || type.getSimpleName().equals("Commands")
                || type.getPackageName().equals("com.mdmc.crm.platform.http");
    }
}
