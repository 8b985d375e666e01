package com.mdmc.crm.bundle;

import com.mdmc.crm.testsupport.ModuleFences;
import com.mdmc.crm.testsupport.SharedFences;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The architecture rules of the bundle verifier. */
class FencesTest {

    @TestFactory
    Stream<DynamicTest> fences() {
        return ModuleFences.tests(SharedFences.usesOnly(
                "com.mdmc.crm.bundle",
                "an auditor reads all of it before running it: write out what a library would do",
                "java.."));
    }
}
