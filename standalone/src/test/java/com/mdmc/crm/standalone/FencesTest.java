package com.mdmc.crm.standalone;

import com.mdmc.crm.testsupport.ModuleFences;
import com.mdmc.crm.testsupport.SharedFences;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The architecture rules of the standalone program. */
class FencesTest {

    @TestFactory
    Stream<DynamicTest> fences() {
        return ModuleFences.tests(
                SharedFences.amountsPassThroughNoBinaryFraction("com.mdmc.crm.standalone.cli.kpis.."),
                SharedFences.quotientsStayInValues(),
                // The launch chooses the clock that everything else is given.
                SharedFences.timeIsInjected(
                        "com.mdmc.crm.standalone.Launch", "com.mdmc.crm.standalone.cli.RotateMasterKey"));
    }
}
