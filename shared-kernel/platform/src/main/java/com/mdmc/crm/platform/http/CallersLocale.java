package com.mdmc.crm.platform.http;

import com.mdmc.crm.platform.security.Account;
import com.mdmc.crm.platform.security.Accounts;
import com.mdmc.crm.platform.security.RequestContext;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;

/** Locale of an answer: that of {@code Accept-Language}, else that of the caller's preferences, else French. */
final class CallersLocale extends AcceptHeaderLocaleResolver {
    private final Supplier<Accounts> accounts;

    CallersLocale(Supplier<Accounts> accounts) {
        this.accounts = accounts;
        setSupportedLocales(List.of(Locale.FRENCH, Locale.ENGLISH));
        setDefaultLocale(Locale.FRENCH);
    }

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null
                ? preferred(request).orElse(Locale.FRENCH)
                : super.resolveLocale(request);
    }

    private Optional<Locale> preferred(HttpServletRequest request) {
        return RequestContextArgument.find(request)
                .map(RequestContext::actor)
                .flatMap(caller -> accounts.get().find(caller.id()))
                .map(Account::preferences)
                .map(preferences -> Locale.forLanguageTag(preferences.language()));
    }
}
