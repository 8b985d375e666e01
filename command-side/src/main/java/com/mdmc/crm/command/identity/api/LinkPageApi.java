package com.mdmc.crm.command.identity.api;

import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Pages that mailed links open, until a frontend has its own: a password to choose, or an address to confirm. */
@RestController
@Hidden
class LinkPageApi {
    private static final String CSP = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
            + " frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
    private static final MediaType SCRIPT = new MediaType("text", "javascript", StandardCharsets.UTF_8);
    private static final MediaType STYLE = new MediaType("text", "css", StandardCharsets.UTF_8);
    private static final MediaType PAGE = new MediaType("text", "html", StandardCharsets.UTF_8);

    private final MessageSource texts;

    LinkPageApi(MessageSource texts) {
        this.texts = texts;
    }

    @GetMapping("/invitation")
    ResponseEntity<String> invitation(Locale locale) throws IOException {
        return page("password", "invitation", locale);
    }

    @GetMapping("/password-reset")
    ResponseEntity<String> passwordReset(Locale locale) throws IOException {
        return page("password", "password-reset", locale);
    }

    @GetMapping("/email-verification")
    ResponseEntity<String> emailVerification(Locale locale) throws IOException {
        return page("verification", "email-verification", locale);
    }

    @GetMapping("/link-page.js")
    ResponseEntity<String> script() throws IOException {
        return ResponseEntity.ok().contentType(SCRIPT).body(resource("link-page.js"));
    }

    @GetMapping("/link-page.css")
    ResponseEntity<String> style() throws IOException {
        return ResponseEntity.ok().contentType(STYLE).body(resource("link-page.css"));
    }

    private ResponseEntity<String> page(String form, String purpose, Locale locale) throws IOException {
        String page = resource("link-" + form + ".html").replace("{lang}", locale.getLanguage());
        for (String text : new String[] {"title", "password", "button", "done", "failed"}) {
            page = page.replace("{" + text + "}", texts.getMessage("page." + purpose + "." + text, null, "", locale));
        }
        return ResponseEntity.ok()
                .contentType(PAGE)
                .header("Content-Security-Policy", CSP)
                .body(page);
    }

    private static String resource(String name) throws IOException {
        return new ClassPathResource("pages/" + name).getContentAsString(StandardCharsets.UTF_8);
    }
}
