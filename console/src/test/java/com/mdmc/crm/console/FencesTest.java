package com.mdmc.crm.console;

import com.mdmc.crm.testsupport.ModuleFences;
import com.mdmc.crm.testsupport.SharedFences;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The architecture rules of the console. */
class FencesTest {

    @TestFactory
    Stream<DynamicTest> fences() {
        return ModuleFences.tests(SharedFences.knowsOfTheCrm(
                "com.mdmc.crm.console", "the console is a client of the public API and of nothing else"));
    }
}
