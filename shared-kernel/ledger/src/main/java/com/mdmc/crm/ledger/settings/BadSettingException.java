package com.mdmc.crm.ledger.settings;

/** A setting the program cannot start with; its message is for the operator, who can change it. */
public class BadSettingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String setting;

    /**
     * @param setting the environment variable's name
     * @param reason a sentence: what is wrong, and what is needed
     */
    public BadSettingException(String setting, String reason) {
        super(reason);
        this.setting = setting;
    }

    /** The environment variable to change. */
    public String setting() {
        return setting;
    }
}
