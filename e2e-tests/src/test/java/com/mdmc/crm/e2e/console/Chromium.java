package com.mdmc.crm.e2e.console;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The system's Chromium, driven by Playwright with the system's Node; one for all tests of this process. */
final class Chromium {
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

    /** How long a page may take to show what is expected of it; a machine that tests can stand still for seconds. */
    static final double PATIENCE_MILLIS = 60_000;

    private static Browser shared;

    private Chromium() {}

    /** The browser; the test is skipped where none is installed. */
    static synchronized Browser shared() {
        Optional<Path> browser = onPath(NAMES);
        Optional<Path> node = onPath(List.of("node", "nodejs"));
        Assumptions.assumeTrue(
                browser.isPresent() && node.isPresent(),
                "The console's tests need Chromium and Node: apt-get install chromium nodejs");
        if (shared == null) {
            // Playwright's bundle of Node for five systems weighs 200 MB; the tests do with the system's.
            Playwright playwright = Playwright.create(new Playwright.CreateOptions()
                    .setEnv(Map.of(
                            "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD",
                            "1",
                            "PLAYWRIGHT_NODEJS_PATH",
                            node.orElseThrow().toString())));
            shared = playwright
                    .chromium()
                    .launch(new LaunchOptions()
                            .setExecutablePath(browser.orElseThrow())
                            .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking")));
            PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
            Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
        }
        return shared;
    }

    private static Optional<Path> onPath(List<String> names) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":"))
                .flatMap(directory -> names.stream().map(name -> Path.of(directory, name)))
                .flatMap(file -> Files.isExecutable(file) ? Stream.of(file) : Stream.empty())
                .findFirst();
    }
}
