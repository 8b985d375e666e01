package com.mdmc.crm.platform.configuration;

import com.mongodb.MongoTimeoutException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says that no MongoDB answered. */
final class UnreachableStoreAnalyzer extends AbstractFailureAnalyzer<MongoTimeoutException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, MongoTimeoutException cause) {
        return new FailureAnalysis(
                cause.getMessage(),
                "Check that CRM_MONGODB_URI names a replica set that runs and has a primary.",
                cause);
    }
}
