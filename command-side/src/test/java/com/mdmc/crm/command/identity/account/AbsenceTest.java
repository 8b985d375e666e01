package com.mdmc.crm.command.identity.account;

import static com.mdmc.crm.command.identity.account.UserFixture.given;
import static com.mdmc.crm.command.identity.account.UserSamples.GONE;
import static com.mdmc.crm.command.identity.account.UserSamples.MAX;
import static com.mdmc.crm.command.identity.account.UserSamples.NOBODY;
import static com.mdmc.crm.command.identity.account.UserSamples.ZOE;
import static com.mdmc.crm.command.identity.account.UserSamples.created;
import static com.mdmc.crm.command.identity.account.UserSamples.zoe;
import static org.assertj.core.api.Assertions.assertThat;

import com.mdmc.crm.command.identity.account.UserCommand.CancelUserAbsence;
import com.mdmc.crm.command.identity.account.UserCommand.PlanUserAbsence;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.domain.user.Absence;
import com.mdmc.crm.domain.user.AccountStatus;
import com.mdmc.crm.domain.user.Preferences;
import com.mdmc.crm.domain.user.Role;
import com.mdmc.crm.domain.user.UserEvent;
import com.mdmc.crm.domain.user.UserEvent.UserAbsenceCancelled;
import com.mdmc.crm.domain.user.UserEvent.UserAbsencePlanned;
import com.mdmc.crm.platform.security.Account;
import com.mdmc.crm.platform.security.Accounts;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who is away, and who is told of their work meanwhile. */
class AbsenceTest {
    private static final UserEvent CREATED = created(Role.AGENT, "denis");
    private static final LocalDate FIRST = LocalDate.of(2026, 12, 21);
    private static final LocalDate LAST = LocalDate.of(2027, 1, 3);
    private static final Absence HOLIDAYS = new Absence(FIRST, LAST, MAX);
    private static final UserEvent PLANNED = new UserAbsencePlanned(ZOE, HOLIDAYS);

    @Test
    void isPlannedOncePlannedAnewAndCancelled() {
        given(CREATED).by(zoe()).when(new PlanUserAbsence(ZOE, HOLIDAYS)).recorded(PLANNED);
        given(CREATED, PLANNED)
                .by(zoe())
                .when(new PlanUserAbsence(ZOE, HOLIDAYS))
                .recorded();
        Absence day = new Absence(FIRST, FIRST, MAX);
        given(CREATED, PLANNED)
                .by(zoe())
                .when(new PlanUserAbsence(ZOE, day))
                .recorded(new UserAbsencePlanned(ZOE, day));
        given(CREATED, PLANNED).by(zoe()).when(new CancelUserAbsence(ZOE)).recorded(new UserAbsenceCancelled(ZOE));
        given(CREATED).by(zoe()).when(new CancelUserAbsence(ZOE)).recorded();
    }

    @Test
    void needsSomebodyElseWhoIsThere() {
        refused(new Absence(LAST, FIRST, MAX), "out-of-range");
        refused(new Absence(FIRST, LAST, ZOE), "own-substitute");
        refused(new Absence(FIRST, LAST, NOBODY), "unknown-user");
        refused(new Absence(FIRST, LAST, GONE), "inactive-user");
    }

    @Test
    void lastsFromTheFirstDayToTheLastWhereTheUserIs() {
        Account inMartinique = account(ZOE, true, HOLIDAYS, "America/Martinique");
        assertThat(inMartinique.isAbsent(Instant.parse("2026-12-21T03:59:59Z"))).isFalse();
        assertThat(inMartinique.isAbsent(Instant.parse("2026-12-21T04:00:00Z"))).isTrue();
        assertThat(inMartinique.isAbsent(Instant.parse("2027-01-04T03:59:59Z"))).isTrue();
        assertThat(inMartinique.isAbsent(Instant.parse("2027-01-04T04:00:00Z"))).isFalse();
        assertThat(account(ZOE, true, null, "UTC").isAbsent(Instant.parse("2026-12-25T00:00:00Z")))
                .isFalse();
    }

    @Test
    void theSubstituteIsToldOrTheirsAndNobodyElseThanOneselfIfNobodyIsThere() {
        Instant during = Instant.parse("2026-12-25T12:00:00Z");
        Instant after = Instant.parse("2027-02-01T12:00:00Z");
        UserId ana = new UserId("user-ana");
        Account away = account(ZOE, true, HOLIDAYS, "UTC");
        assertThat(told(during, away, account(MAX, true, null, "UTC"))).isEqualTo(MAX);
        assertThat(told(after, away, account(MAX, true, null, "UTC"))).isEqualTo(ZOE);
        assertThat(told(during, away, account(MAX, false, null, "UTC"))).isEqualTo(ZOE);
        Account both = account(MAX, true, new Absence(FIRST, LAST, ana), "UTC");
        assertThat(told(during, away, both, account(ana, true, null, "UTC"))).isEqualTo(ana);
        assertThat(told(during, away, both, account(ana, true, new Absence(FIRST, LAST, MAX), "UTC")))
                .isEqualTo(ZOE);
    }

    private static void refused(Absence absence, String code) {
        given(CREATED).by(zoe()).when(new PlanUserAbsence(ZOE, absence)).refused(code);
    }

    private static UserId told(Instant when, Account... staff) {
        Map<UserId, Account> accounts = new HashMap<>();
        List.of(staff).forEach(account -> accounts.put(account.id(), account));
        return new Accounts() {
            @Override
            public Optional<Account> find(UserId id) {
                return Optional.ofNullable(accounts.get(id));
            }

            @Override
            public List<Account> active() {
                return List.copyOf(accounts.values());
            }
        }.onDuty(ZOE, when);
    }

    private static Account account(UserId id, boolean isActive, Absence absence, String zone) {
        AccountStatus standing = new AccountStatus(Role.AGENT, Map.of(), null, Set.of(), isActive, true);
        Preferences preferences = new Preferences(null, zone, null, null);
        return new Account(id, null, null, null, standing, null, preferences, null, absence, 1);
    }
}
