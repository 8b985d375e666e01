package com.mdmc.crm.command.notification;

import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.domain.user.UserName;
import com.mdmc.crm.platform.privacy.Privacy;
import com.mdmc.crm.platform.security.Account;
import com.mdmc.crm.platform.security.Accounts;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Finds whom a note mentions: {@code @Zoé Petit}, {@code @zoe.petit} or, where only one colleague is called so,
 * {@code @Zoé}. Case and accents do not matter; of names that begin alike the longest counts.
 */
@Component
public class Mentions {
    private final Accounts accounts;
    private final Privacy privacy;

    Mentions(Accounts accounts, Privacy privacy) {
        this.accounts = accounts;
        this.privacy = privacy;
    }

    /** The active colleagues that a note names. */
    public Set<UserId> in(PersonalText note) {
        String text = folded(privacy.decrypt(note).text());
        return text.indexOf('@') < 0 ? Set.of() : in(text, names(privacy.decryptAll(accounts.active())));
    }

    /** Whom each name stands for; a first name that several have is none. */
    static Map<String, Set<UserId>> names(List<Account> colleagues) {
        Map<String, Set<UserId>> full = new HashMap<>();
        Map<String, Set<UserId>> first = new HashMap<>();
        for (Account colleague : colleagues) {
            UserName name = colleague.name();
            String called = folded(name.firstName().text());
            String family = folded(name.lastName().text());
            add(full, called + " " + family, colleague.id());
            add(full, called + "." + family.replace(' ', '.'), colleague.id());
            add(first, called, colleague.id());
        }
        first.values().removeIf(several -> several.size() > 1);
        first.forEach(full::putIfAbsent);
        return full;
    }

    static Set<UserId> in(String text, Map<String, Set<UserId>> names) {
        Set<UserId> mentioned = new HashSet<>();
        for (int at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
            if (at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1))) {
                mentioned.addAll(names.getOrDefault(longest(text, at + 1, names.keySet()), Set.of()));
            }
        }
        return mentioned;
    }

    private static String longest(String text, int from, Set<String> names) {
        String longest = "";
        for (String name : names) {
            int end = from + name.length();
            boolean isWhole = text.startsWith(name, from)
                    && (end == text.length() || !Character.isLetterOrDigit(text.charAt(end)));
            if (isWhole && name.length() > longest.length()) {
                longest = name;
            }
        }
        return longest;
    }

    /** Without case, accents and repeated blanks. */
    static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .replaceAll("[\\s\\u00a0]+", " ")
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    private static void add(Map<String, Set<UserId>> names, String name, UserId user) {
        if (!name.isBlank()) {
            names.computeIfAbsent(name, unseen -> new HashSet<>()).add(user);
        }
    }
}
