package com.mdmc.crm.ledger;

import com.mdmc.crm.testsupport.ModuleFences;
import com.mdmc.crm.testsupport.SharedFences;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The architecture rules of the ledger. */
class FencesTest {

    @TestFactory
    Stream<DynamicTest> fences() {
        return ModuleFences.tests(
                SharedFences.knowsOfTheCrm(
                        "com.mdmc.crm.ledger",
                        "the ledger stores any event: what depends on a feature belongs to the feature",
                        "com.mdmc.crm.domain"),
                SharedFences.timeIsInjected("com.mdmc.crm.ledger.Ledger$Builder"),
                SharedFences.idsComeFromTheEdge(),
                SharedFences.quotientsStayInValues());
    }
}
