package com.mdmc.crm.domain.validation;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Canonical form of an e-mail address, for equality: the domain as A-labels (IDNA), the local part NFKC, in lower case,
 * without quotes it does not need. Two spellings that reach the same mailbox have the same form.
 */
public final class EmailForm {
    private static final int LONGEST = 254;
    private static final int LONGEST_LOCAL = 64;
    private static final Pattern LOCAL =
            Pattern.compile("[\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\\.[\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^_`{|}~-]+)*");
    private static final Pattern DOMAIN =
            Pattern.compile("(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{2,59})");

    private EmailForm() {}

    /** The canonical form; empty if it is no address mail can be sent to. Domains of any name with a dot are taken. */
    public static Optional<String> of(String address) {
        int at = address.lastIndexOf('@');
        if (at < 1 || address.length() > LONGEST) {
            return Optional.empty();
        }
        String local = unquoted(folded(address.substring(0, at)));
        Optional<String> domain = domain(address.substring(at + 1));
        boolean isLocal =
                local.length() <= LONGEST_LOCAL && LOCAL.matcher(local).matches();
        return isLocal ? domain.map(known -> local + "@" + known) : Optional.empty();
    }

    /** The canonical form, or for what is no address something that equals itself alone. */
    public static String lenient(String address) {
        return of(address.strip()).orElseGet(() -> folded(address.strip()));
    }

    /** The form with its local part as it looks (UTS #39): equal for two addresses that a person takes for one. */
    public static String lookOf(String address) {
        String form = lenient(address);
        int at = form.lastIndexOf('@');
        String typed = address.strip();
        String local = at < 0 ? typed : unquoted(typed.substring(0, typed.lastIndexOf('@')));
        // Capitals have look-alikes of their own: a Cyrillic Ve is no b, but a B.
        String look = Confusables.skeleton(folded(Confusables.skeleton(local)));
        return at < 0 ? look : look + form.substring(at);
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    private static String unquoted(String local) {
        boolean isQuoted = local.length() > 2 && local.startsWith("\"") && local.endsWith("\"");
        return isQuoted ? local.substring(1, local.length() - 1) : local;
    }

    // As UTS #46 maps it in transition. The JDK's IDNA 2003 maps stops and drops what has no width, but knows no
    // character
    // newer than Unicode 3.2; those are folded before.
    private static Optional<String> domain(String text) {
        try {
            String ascii = IDN.toASCII(folded(text), IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
            return Optional.of(ascii).filter(known -> DOMAIN.matcher(known).matches());
        } catch (IllegalArgumentException noDomain) {
            return Optional.empty();
        }
    }
}
