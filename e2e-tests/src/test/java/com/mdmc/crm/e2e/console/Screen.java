package com.mdmc.crm.e2e.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.mdmc.crm.e2e.support.RunningCrm;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A person's browser at the console. Whatever goes wrong in it is kept: console messages, script errors, failed requests,
 * reports of the Content Security Policy, requests to elsewhere or to what the API's document does not name.
 */
final class Screen implements AutoCloseable {
    private static final String AXE = axe();

    private final String base;
    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final List<Integer> expected = new CopyOnWriteArrayList<>();

    private Screen(String base, BrowserContext context) {
        this.base = base;
        this.context = context;
        this.page = context.newPage();
        watch(page);
    }

    /** A browser in French, light and wide, with nobody logged in. */
    static Screen stranger() {
        return as(null, "fr", "light", 1440);
    }

    /** A browser logged in with a bearer token. */
    static Screen as(String token) {
        return as(token, "fr", "light", 1440);
    }

    static Screen as(String token, String language, String theme, int width) {
        return on(RunningCrm.shared().server().port(), token, language, theme, width);
    }

    /** A browser at a program of the test's own. */
    static Screen on(int port, String token, String language, String theme, int width) {
        String base = "http://127.0.0.1:" + port;
        BrowserContext context = Chromium.shared()
                .newContext(new NewContextOptions()
                        .setViewportSize(width, 900)
                        .setLocale(language.equals("fr") ? "fr-FR" : "en-GB")
                        .setTimezoneId("Europe/Paris"));
        context.setDefaultTimeout(Chromium.PATIENCE_MILLIS);
        context.addInitScript(
                "localStorage.getItem('theme') || localStorage.setItem('theme', '" + theme + "');"
                        + "localStorage.getItem('language') || localStorage.setItem('language', '" + language + "');"
                        + "addEventListener('securitypolicyviolation', event => console.error('CSP ' + event.violatedDirective));");
        Screen screen = new Screen(base, context);
        if (token != null) {
            context.addInitScript(
                    "sessionStorage.getItem('session') || sessionStorage.setItem('session', '{\"accessToken\":\""
                            + token + "\"}');");
        }
        return screen;
    }

    private void watch(Page watched) {
        watched.onConsoleMessage(message -> {
            boolean refused = message.text().startsWith("Failed to load resource");
            if (List.of("error", "warning").contains(message.type()) && !refused) {
                complaints.add("console: " + message.text());
            }
        });
        watched.onPageError(error -> complaints.add("script: " + error));
        watched.onDialog(dialog -> {
            complaints.add("dialog: " + dialog.message());
            dialog.dismiss();
        });
        watched.onResponse(this::look);
        watched.onRequest(this::look);
    }

    private void look(Response response) {
        if (response.status() >= 400 && !expected.contains(response.status())) {
            complaints.add(response.status() + " of " + response.request().method() + " " + response.url());
        }
    }

    private void look(Request request) {
        if (!request.url().startsWith(base)
                && !request.url().startsWith("blob:")
                && !request.url().startsWith("data:")) {
            complaints.add("request to elsewhere: " + request.url());
        } else if (request.url().startsWith(base + "/api/")
                && !DocumentedPaths.know(request.method(), request.url().substring(base.length()))) {
            complaints.add("not in the API's document: " + request.method() + " " + request.url());
        }
    }

    /** Answers of these statuses are part of the scenario. */
    Screen expecting(Integer... statuses) {
        expected.addAll(List.of(statuses));
        return this;
    }

    Screen open(String path) {
        page.navigate(base + path);
        return settled();
    }

    /** Waits until the page shows its data. */
    Screen settled() {
        page.locator("h1").first().waitFor();
        page.waitForFunction("() => !document.querySelector('main .skeleton')");
        return this;
    }

    Page page() {
        return page;
    }

    /** Another tab of the same browser. */
    Page anotherTab(String path) {
        Page tab = context.newPage();
        watch(tab);
        tab.navigate(base + path);
        return tab;
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator field(String name) {
        return page.getByLabel(name, new Page.GetByLabelOptions().setExact(false));
    }

    Locator text(String text) {
        return page.getByText(text).first();
    }

    String path() {
        return page.url().substring(base.length());
    }

    void screenshot(Path file) {
        page.screenshot(new Page.ScreenshotOptions().setPath(file));
    }

    /** Fails with whatever was wrong so far, and with what axe-core finds on the page as it is. */
    void check() {
        assertThat(complaints)
                .as("what the browser complained of at %s", path())
                .isEmpty();
        assertThat(violations()).as("accessibility of %s", path()).isEmpty();
    }

    private List<String> violations() {
        CDPSession session = context.newCDPSession(page);
        evaluate(session, AXE + ";0");
        JsonObject result = evaluate(
                session,
                "axe.run(document, {resultTypes: ['violations']}).then(found => found.violations.map(each => each.id + ': '"
                        + " + each.nodes.slice(0, 3).map(node => node.html.slice(0, 160) + ' ' + (node.any[0]?.message ?? '')).join(' | ')))");
        session.detach();
        JsonArray found = result.getAsJsonObject("result").getAsJsonArray("value");
        return found.asList().stream().map(JsonElement::getAsString).toList();
    }

    // Past the page's Content Security Policy, which has no room for a test's scripts.
    private static JsonObject evaluate(CDPSession session, String expression) {
        JsonObject arguments = new JsonObject();
        arguments.addProperty("expression", expression);
        arguments.addProperty("awaitPromise", true);
        arguments.addProperty("returnByValue", true);
        JsonObject answer = session.send("Runtime.evaluate", arguments);
        assertThat(answer.has("exceptionDetails")).as(answer.toString()).isFalse();
        return answer;
    }

    @Override
    public void close() {
        context.close();
        assertThat(complaints).as("what the browser complained of").isEmpty();
    }

    private static String axe() {
        try (InputStream script = Screen.class.getResourceAsStream("/axe.min.js")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
