package com.mdmc.crm.benchmarks;

import com.mdmc.crm.testsupport.ModuleFences;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The architecture rules of the benchmarks. */
class FencesTest {

    @TestFactory
    Stream<DynamicTest> fences() {
        return ModuleFences.tests();
    }
}
