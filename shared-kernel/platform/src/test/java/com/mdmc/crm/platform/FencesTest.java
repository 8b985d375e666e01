package com.mdmc.crm.platform;

import com.mdmc.crm.testsupport.ModuleFences;
import com.mdmc.crm.testsupport.SharedFences;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The architecture rules of the platform. */
class FencesTest {

    @TestFactory
    Stream<DynamicTest> fences() {
        return ModuleFences.tests(
                SharedFences.knowsOfTheCrm(
                        "com.mdmc.crm.platform",
                        "both sides stand on the platform: what needs a side belongs to that side",
                        "com.mdmc.crm.cryptography",
                        "com.mdmc.crm.domain..",
                        "com.mdmc.crm.ledger..",
                        "com.mdmc.crm.projections.."),
                SharedFences.whoActsIsAParameter(
                        "com.mdmc.crm.platform.privacy.AesGcm",
                        "com.mdmc.crm.platform.privacy.BlindIndex",
                        "com.mdmc.crm.platform.edge.BearerAuthenticationFilter"),
                SharedFences.timeIsInjected(),
                SharedFences.idsComeFromTheEdge(),
                SharedFences.quotientsStayInValues());
    }
}
