package com.mdmc.crm.embeddedstore;

import com.mdmc.crm.testsupport.ModuleFences;
import com.mdmc.crm.testsupport.SharedFences;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The architecture rules of the embedded store. */
class FencesTest {

    @TestFactory
    Stream<DynamicTest> fences() {
        return ModuleFences.tests(SharedFences.knowsOfTheCrm(
                "com.mdmc.crm.embeddedstore",
                "the store is a database for any program: what needs the CRM belongs to standalone"));
    }
}
