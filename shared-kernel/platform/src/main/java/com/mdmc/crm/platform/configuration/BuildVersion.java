package com.mdmc.crm.platform.configuration;

import java.io.IOException;
import java.net.URL;
import java.util.jar.Attributes;
import java.util.jar.Manifest;

/** Which build of the program runs, as its jar says. */
public final class BuildVersion {
    private static final String DEVELOPMENT = "development";
    private static final String VERSION = read();

    private BuildVersion() {}

    /** Version and time of the build; {@code development} when run from classes. */
    public static String version() {
        return VERSION;
    }

    private static String read() {
        String self = String.valueOf(BuildVersion.class.getResource(BuildVersion.class.getSimpleName() + ".class"));
        if (!self.startsWith("jar:")) {
            return DEVELOPMENT;
        }
        try (var manifest =
                new URL(self.substring(0, self.lastIndexOf('!') + 1) + "/META-INF/MANIFEST.MF").openStream()) {
            Attributes written = new Manifest(manifest).getMainAttributes();
            return written.getValue(Attributes.Name.IMPLEMENTATION_VERSION) + " (" + written.getValue("Build-Time")
                    + ")";
        } catch (IOException unreadable) {
            return DEVELOPMENT;
        }
    }
}
