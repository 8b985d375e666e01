package com.mdmc.crm.e2e.replicaset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.mdmc.crm.e2e.support.RunningCrm;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/**
 * Runs the ledger's store tests and the end-to-end tests on a replica set: {@code CRM_TEST_MONGODB_URI=mongodb://…}, or
 * a container. Without either it is skipped and says so. {@code -Dcrm.on-store=com.mdmc.crm.e2e.leads.ErasedIsErasedTest}
 * runs these end-to-end classes alone.
 */
class OnReplicaSetTest {
    /** Those that ask nothing of the machine the store is on. */
    private static final List<String> END_TO_END = List.of(
            "com.mdmc.crm.e2e.road",
            "com.mdmc.crm.e2e.campaigns",
            "com.mdmc.crm.e2e.contract",
            "com.mdmc.crm.e2e.query");

    private static final List<String> END_TO_END_CLASSES = List.of(
            "com.mdmc.crm.e2e.leads.ErasedIsErasedTest",
            "com.mdmc.crm.e2e.leads.LeadConcurrencyTest",
            "com.mdmc.crm.e2e.leads.LeadRoadTest",
            "com.mdmc.crm.e2e.leads.LeadsEqualTheirHistoryTest",
            "com.mdmc.crm.e2e.users.AccountsOverHttpTest",
            "com.mdmc.crm.e2e.users.SignInOverHttpTest",
            "com.mdmc.crm.e2e.users.SingleUseTest");

    @TestFactory
    List<DynamicTest> everythingHoldsOnAReplicaSet() {
        ReplicaSet found = ReplicaSet.find()
                .orElseGet(() -> abort("no MongoDB to test on: set CRM_TEST_MONGODB_URI, or run Docker"));
        try (found) {
            return List.of(
                    result("store", onStore(found, storeTests())),
                    result("end to end", RunningCrm.on(found.freshDatabase(), () -> run(endToEndTests()))));
        }
    }

    private static TestExecutionSummary onStore(ReplicaSet store, List<DiscoverySelector> tests) {
        System.setProperty("crm.test.mongodb-uri", store.freshDatabase());
        try {
            return run(tests);
        } finally {
            System.clearProperty("crm.test.mongodb-uri");
        }
    }

    private static List<DiscoverySelector> storeTests() {
        return List.of(
                DiscoverySelectors.selectClass("com.mdmc.crm.ledger.axon.LedgerEventStoreTest"),
                DiscoverySelectors.selectClass("com.mdmc.crm.ledger.SubjectHistoryTest"));
    }

    private static List<DiscoverySelector> endToEndTests() {
        List<DiscoverySelector> tests = new ArrayList<>();
        String named = System.getProperty("crm.on-store", "");
        if (!named.isEmpty()) {
            Stream.of(named.split(",")).map(DiscoverySelectors::selectClass).forEach(tests::add);
            return tests;
        }
        END_TO_END.forEach(name -> tests.add(DiscoverySelectors.selectPackage(name)));
        END_TO_END_CLASSES.forEach(name -> tests.add(DiscoverySelectors.selectClass(name)));
        return tests;
    }

    private static TestExecutionSummary run(List<DiscoverySelector> tests) {
        SummaryGeneratingListener summary = new SummaryGeneratingListener();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(tests)
                                .build(),
                        summary);
        return summary.getSummary();
    }

    private static DynamicTest result(String name, TestExecutionSummary summary) {
        return DynamicTest.dynamicTest(name + ": " + summary.getTestsFoundCount() + " tests", () -> {
            StringWriter failures = new StringWriter();
            summary.printFailuresTo(new PrintWriter(failures, true), 30);
            assertThat(failures.toString()).isEmpty();
            assertThat(summary.getTestsSucceededCount()).isPositive();
        });
    }
}
