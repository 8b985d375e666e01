package com.mdmc.crm.platform.configuration;

import com.mdmc.crm.ledger.settings.BadSettingException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what is wrong with a setting, instead of where in the program that was noticed. */
final class BadSettingAnalyzer extends AbstractFailureAnalyzer<BadSettingException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, BadSettingException cause) {
        return new FailureAnalysis(cause.getMessage(), "Change " + cause.setting() + ".", cause);
    }
}
