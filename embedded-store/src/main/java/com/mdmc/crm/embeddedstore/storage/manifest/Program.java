package com.mdmc.crm.embeddedstore.storage.manifest;

/** The build that writes. */
final class Program {

    /** From the jar's manifest; "development" when run from classes. */
    static final String VERSION = version();

    private Program() {}

    private static String version() {
        String version = Program.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
