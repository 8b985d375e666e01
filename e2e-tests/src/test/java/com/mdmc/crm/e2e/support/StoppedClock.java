package com.mdmc.crm.e2e.support;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Stops the shared clock during a test, whose one-time codes then last as long as the test takes. */
public final class StoppedClock implements BeforeEachCallback, AfterEachCallback {

    @Override
    public void beforeEach(ExtensionContext test) {
        RunningCrm.clock().stop();
    }

    @Override
    public void afterEach(ExtensionContext test) {
        RunningCrm.clock().resume();
    }
}
