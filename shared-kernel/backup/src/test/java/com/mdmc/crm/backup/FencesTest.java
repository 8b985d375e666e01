package com.mdmc.crm.backup;

import com.mdmc.crm.testsupport.ModuleFences;
import com.mdmc.crm.testsupport.SharedFences;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The architecture rules of the backup. */
class FencesTest {

    @TestFactory
    Stream<DynamicTest> fences() {
        return ModuleFences.tests(SharedFences.timeIsInjected());
    }
}
