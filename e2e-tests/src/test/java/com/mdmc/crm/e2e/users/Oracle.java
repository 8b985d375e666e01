package com.mdmc.crm.e2e.users;

import java.util.Arrays;

/** Says by the table, and by the sentences on scope, what must come of a request. */
final class Oracle {
    private Oracle() {}

    /** What may come of a request; LET_THROUGH is whatever the order itself then meets. */
    enum Verdict {
        UNAUTHENTICATED,
        FORBIDDEN,
        NOT_FOUND,
        LET_THROUGH
    }

    /** Whose thing it is: the caller's, somebody's of the same team, or another team's. */
    enum Whose {
        OWN,
        TEAM,
        OTHER
    }

    static Verdict verdict(RouteRule rule, Person person, Whose whose) {
        if (person.isMachine() && rule.isForPeople()) {
            return Verdict.FORBIDDEN;
        }
        boolean oneself = rule.permission().endsWith("/oneself") && whose == Whose.OWN;
        String permission = rule.permission().replace("/oneself", "").replace("+admin", "");
        if (!permission.equals("any") && !oneself && !mayAll(person, permission)) {
            return Verdict.FORBIDDEN;
        }
        if (rule.hasThing() && !sees(rule, person, whose)) {
            return Verdict.NOT_FOUND;
        }
        if (rule.hasThing() && rule.isTouching() && !reaches(rule, person, whose)) {
            return Verdict.FORBIDDEN;
        }
        if (rule.permission().endsWith("+admin") && !person.role().equals("admin")) {
            return Verdict.FORBIDDEN;
        }
        // Nobody who is not an administrator opens accounts outside their reach.
        if (rule.remark().equals("hire") && person.role().equals("agent")) {
            return Verdict.FORBIDDEN;
        }
        return Verdict.LET_THROUGH;
    }

    private static boolean mayAll(Person person, String permissions) {
        return Arrays.stream(permissions.split("&")).allMatch(person::may);
    }

    // Auditors see all, whatever else they are, and change no more for it.
    private static boolean sees(RouteRule rule, Person person, Whose whose) {
        return person.may("admin.audit") || reaches(rule, person, whose);
    }

    // Administrators reach all; managers their team's; agents their own, and their team's campaigns.
    private static boolean reaches(RouteRule rule, Person person, Whose whose) {
        if (person.role().equals("admin")) {
            return true;
        } else if (person.isMachine() && person.role().equals("agent")) {
            // It is in no team, so that no campaign of a team is its own.
            return rule.thing().equals("lead") && whose == Whose.OWN;
        } else if (whose == Whose.OWN) {
            return true;
        }
        return whose == Whose.TEAM
                && (person.role().equals("manager") || rule.thing().equals("campaign"));
    }
}
