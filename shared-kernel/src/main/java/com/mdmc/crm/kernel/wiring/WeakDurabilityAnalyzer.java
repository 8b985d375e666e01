package com.mdmc.crm.kernel.wiring;

import com.mdmc.crm.kernel.eventstore.WeakDurabilityException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what is wrong with a connection that promises too little, instead of where in the program that was noticed. */
final class WeakDurabilityAnalyzer extends AbstractFailureAnalyzer<WeakDurabilityException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, WeakDurabilityException cause) {
        return new FailureAnalysis(cause.getMessage(), "Change CRM_MONGODB_URI.", cause);
    }
}
