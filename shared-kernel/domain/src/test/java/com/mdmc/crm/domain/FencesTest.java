package com.mdmc.crm.domain;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.mdmc.crm.testsupport.ModuleFences;
import com.mdmc.crm.testsupport.SharedFences;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The architecture rules of the domain. Withers and builders are generated; no class depends on the generator. */
class FencesTest {

    @TestFactory
    Stream<DynamicTest> fences() {
        return ModuleFences.tests(
                SharedFences.usesOnly(
                        "com.mdmc.crm.domain",
                        "events and values outlive every framework: what needs Spring, Axon or Mongo belongs to the side"
                                + " that uses it",
                        "java..",
                        "com.fasterxml.jackson.annotation..",
                        "jakarta.validation.."),
                moneyIsNeverBinary(),
                SharedFences.amountsPassThroughNoBinaryFraction(
                        "com.mdmc.crm.domain.money..", "com.mdmc.crm.domain.campaign.."),
                SharedFences.quotientsStayInValues(),
                SharedFences.timeIsInjected(),
                SharedFences.idsComeFromTheEdge());
    }

    private static ArchRule moneyIsNeverBinary() {
        return noFields()
                .should()
                .haveRawType(double.class)
                .orShould()
                .haveRawType(Double.class)
                .orShould()
                .haveRawType(float.class)
                .orShould()
                .haveRawType(Float.class)
                .because("a cent has no binary fraction: use Money or BigDecimal");
    }
}
