package com.mdmc.crm.query.location;

import java.util.LinkedHashMap;
import java.util.Map;

/** What a request was made with, told from its {@code User-Agent} header: enough to recognise one's own device. */
public final class Device {
    // The first that fits: browsers name those they are compatible with as well.
    private static final Map<String, String> PROGRAMS = ordered(
            "Edg",
            "Edge",
            "OPR/",
            "Opera",
            "Firefox/",
            "Firefox",
            "FxiOS/",
            "Firefox",
            "CriOS/",
            "Chrome",
            "Chrome/",
            "Chrome",
            "Safari/",
            "Safari",
            "curl/",
            "curl",
            "Java-http-client",
            "Java");
    private static final Map<String, String> SYSTEMS = ordered(
            "Windows",
            "Windows",
            "iPhone",
            "iPhone",
            "iPad",
            "iPad",
            "Android",
            "Android",
            "Macintosh",
            "macOS",
            "CrOS",
            "ChromeOS",
            "Linux",
            "Linux");

    private Device() {}

    /** Such as {@code Firefox, Windows}; {@code null} where neither is known. */
    public static String of(String userAgent) {
        String program = known(PROGRAMS, userAgent);
        String system = known(SYSTEMS, userAgent);
        return program == null || system == null ? (program == null ? system : program) : program + ", " + system;
    }

    private static String known(Map<String, String> names, String userAgent) {
        return names.entrySet().stream()
                .filter(name -> userAgent.contains(name.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    private static Map<String, String> ordered(String... keysAndNames) {
        Map<String, String> names = new LinkedHashMap<>();
        for (int at = 0; at < keysAndNames.length; at += 2) {
            names.put(keysAndNames[at], keysAndNames[at + 1]);
        }
        return names;
    }
}
