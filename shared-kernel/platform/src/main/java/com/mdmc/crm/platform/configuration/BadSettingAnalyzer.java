package com.mdmc.crm.platform.configuration;

import com.mdmc.crm.ledger.settings.BadSettingException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Failure analyzer: reports a bad setting in a sentence instead of a stack trace. */
final class BadSettingAnalyzer extends AbstractFailureAnalyzer<BadSettingException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, BadSettingException cause) {
        return new FailureAnalysis(cause.getMessage(), "Change " + cause.setting() + ".", cause);
    }
}
