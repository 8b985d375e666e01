package com.mdmc.crm.projections;

import com.mdmc.crm.testsupport.ModuleFences;
import com.mdmc.crm.testsupport.SharedFences;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The architecture rules of the projection engine. */
class FencesTest {

    @TestFactory
    Stream<DynamicTest> fences() {
        return ModuleFences.tests(
                SharedFences.knowsOfTheCrm(
                        "com.mdmc.crm.projections",
                        "the engine folds any event: a view and its fold belong to the side that reads it",
                        "com.mdmc.crm.ledger..",
                        "com.mdmc.crm.domain",
                        "com.mdmc.crm.domain.money",
                        "com.mdmc.crm.domain.id"),
                SharedFences.timeIsInjected(),
                SharedFences.idsComeFromTheEdge(),
                SharedFences.quotientsStayInValues());
    }
}
