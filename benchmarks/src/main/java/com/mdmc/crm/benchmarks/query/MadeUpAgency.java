package com.mdmc.crm.benchmarks.query;

import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.Platform;
import com.mdmc.crm.domain.campaign.kpi.CampaignKpisEvent.CampaignKpisRecorded;
import com.mdmc.crm.domain.campaign.kpi.Kpis;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.domain.user.Role;
import com.mdmc.crm.domain.user.TeamEvent.TeamCreated;
import com.mdmc.crm.domain.user.UserEvent.UserCreated;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * A year of an agency with a dozen people: leads that come evenly and go their way, some of which become campaigns with
 * three months of daily KPIs on two platforms. The same for the same sizes.
 */
final class MadeUpAgency {
    static final List<String> TEAMS = List.of("nord", "sud", "est", "ouest");

    private static final int PEOPLE = 12;
    private static final int DAYS = 365;
    private static final int WEEKS = 12;
    private static final List<Platform> PLATFORMS = List.of(Platform.META, Platform.YOUTUBE);

    private final Instant start;
    private final int leads;
    private final int campaigns;
    private final List<Step> steps = new ArrayList<>();

    MadeUpAgency(Instant start, int leads, int campaigns) {
        this.start = start;
        this.leads = leads;
        this.campaigns = campaigns;
    }

    /** Everything that happens, in order. */
    List<Step> steps() {
        staff();
        for (int number = 0; number < leads; number++) {
            boolean converted = (long) number * campaigns / leads != (number + 1L) * campaigns / leads;
            Instant captured = start.plus(Duration.ofMinutes((long) number * DAYS * 1440 / leads + 1));
            MadeUpLead lead = new MadeUpLead(number, captured, new Random(number));
            steps.addAll(lead.steps(converted));
            if (converted) {
                kpis(lead);
            }
        }
        steps.sort(Comparator.comparing(Step::at));
        return steps;
    }

    static String leadId(int number) {
        return String.format("lead-%08x", number * 0x9E3779B1);
    }

    static UserId person(int number) {
        return new UserId("user-" + number % PEOPLE);
    }

    static String teamOf(int person) {
        return TEAMS.get(person % PEOPLE % TEAMS.size());
    }

    private void staff() {
        for (String team : TEAMS) {
            steps.add(new Step(
                    start,
                    "Team",
                    "team:" + team,
                    "CreateTeam",
                    () -> List.of(new TeamCreated(team, "Équipe " + team))));
        }
        for (int i = 0; i < PEOPLE; i++) {
            int person = i;
            steps.add(new Step(start, "User", person(i).value(), "CreateUser", () -> List.of(userCreated(person))));
        }
    }

    private static UserCreated userCreated(int person) {
        return new UserCreated(
                person(person),
                PersonalText.clear("Prénom" + person),
                PersonalText.clear("Nom" + person),
                PersonalText.clear("personne" + person + "@mdmc.example"),
                Role.AGENT,
                Map.of(),
                teamOf(person),
                Set.of(Platform.META));
    }

    private void kpis(MadeUpLead lead) {
        LocalDate first = lead.converted().atZone(ZoneOffset.UTC).toLocalDate().withDayOfMonth(1);
        for (Platform platform : PLATFORMS) {
            for (int week = 0; week < WEEKS; week++) {
                LocalDate monday = first.plusMonths(week / 4).plusDays(8L * (week % 4));
                LocalDate end =
                        monday.plusDays(8).isAfter(YearMonth.from(monday).atEndOfMonth())
                                ? YearMonth.from(monday).atEndOfMonth()
                                : monday.plusDays(8);
                String month = lead.campaign().value() + ":" + platform.wire() + ":" + YearMonth.from(monday);
                Instant fetched = lead.converted().plus(Duration.ofDays(7L * week + 7));
                steps.add(new Step(
                        fetched,
                        "CampaignKpis",
                        month,
                        "RecordKpis",
                        () -> monday.datesUntil(end)
                                .<com.mdmc.crm.domain.DomainEvent>map(day -> recorded(lead, platform, day, fetched))
                                .toList()));
            }
        }
    }

    private static CampaignKpisRecorded recorded(MadeUpLead lead, Platform platform, LocalDate day, Instant fetched) {
        Kpis kpis = kpis(1_000 + day.toEpochDay() % 977);
        return new CampaignKpisRecorded(lead.campaign(), platform, day, "EUR", lead.team(), kpis, fetched, null);
    }

    /** A day's KPIs in proportion to a number of views. */
    static Kpis kpis(long views) {
        return Kpis.of(Map.of(
                "impressions",
                views * 9,
                "views",
                views,
                "clicks",
                views / 40,
                "likes",
                views / 50,
                "conversions",
                BigDecimal.valueOf(views / 200),
                "conversionValue",
                new BigDecimal("42.50"),
                "spend",
                BigDecimal.valueOf(views, 2)));
    }
}
