package com.mdmc.crm.cryptography;

import com.mdmc.crm.testsupport.ModuleFences;
import com.mdmc.crm.testsupport.SharedFences;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The architecture rules of the cryptography module. */
class FencesTest {

    @TestFactory
    Stream<DynamicTest> fences() {
        return ModuleFences.tests(SharedFences.usesOnly(
                "com.mdmc.crm.cryptography",
                "the jar holds what these classes need of Bouncy Castle: what uses anything else belongs elsewhere, and"
                        + " its JCE provider is never registered",
                "java..",
                "org.bouncycastle.crypto.."));
    }
}
