package com.mdmc.crm.ledger.settings;

/**
 * What the settings name does not belong together or is not what it was, so the program does not start on it. The
 * message is one sentence for the operator: which file or variable, and what to do.
 */
public class StartRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StartRefusedException(String sentence) {
        super(sentence);
    }
}
