package com.mdmc.crm.query;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.mdmc.crm.query.lead.search.LeadSearchTokens;
import com.mdmc.crm.testsupport.ModuleFences;
import com.mdmc.crm.testsupport.SharedFences;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The architecture rules of the query side. */
class FencesTest {
    // No fold: it hashes the decrypted names of a batch, whose keys cost one query, and holds nothing else of a lead.
    private static final String OWN_WRITER = LeadSearchTokens.class.getName();

    @TestFactory
    Stream<DynamicTest> fences() {
        return ModuleFences.tests(
                SharedFences.knowsOfTheCrm(
                        "com.mdmc.crm.query",
                        "the sides are deployed apart: what both need belongs to the shared kernel",
                        "com.mdmc.crm.domain..",
                        "com.mdmc.crm.ledger..",
                        "com.mdmc.crm.projections..",
                        "com.mdmc.crm.platform..",
                        // The static files that this side serves; they know nothing of the CRM in turn.
                        "com.mdmc.crm.console.."),
                featuresAreSiblings(),
                viewsAreWrittenByTheEngine(),
                SharedFences.amountsPassThroughNoBinaryFraction(
                        "com.mdmc.crm.query.campaign..", "com.mdmc.crm.query.dashboard.."),
                SharedFences.quotientsStayInValues(),
                SharedFences.whoActsIsAParameter("com.mdmc.crm.query.access.DeniedReads"),
                SharedFences.timeIsInjected(),
                SharedFences.idsComeFromTheEdge());
    }

    private static ArchRule featuresAreSiblings() {
        return slices().matching("com.mdmc.crm.query.(lead|campaign|user)..")
                .should()
                .notDependOnEachOther()
                .because("answers across features belong to audit, history or dashboard");
    }

    private static ArchRule viewsAreWrittenByTheEngine() {
        return noClasses()
                .that(resideInAnyPackage(
                        "com.mdmc.crm.query.lead..",
                        "com.mdmc.crm.query.campaign..",
                        "com.mdmc.crm.query.user..",
                        "com.mdmc.crm.query.dashboard.."))
                .should()
                .callMethodWhere(DescribedPredicate.describe(
                        "writes to Mongo",
                        call -> call.getTargetOwner().getFullName().equals("com.mongodb.client.MongoCollection")
                                && call.getName().matches("(insert|replace|update|delete|bulkWrite|findOneAnd).*")
                                && !call.getOriginOwner().getName().equals(OWN_WRITER)))
                .because("a view equals the fold of its stream if only the projection engine writes it: declare a"
                        + " ViewDefinition with a Fold");
    }
}
