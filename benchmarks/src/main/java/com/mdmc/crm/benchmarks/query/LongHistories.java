package com.mdmc.crm.benchmarks.query;

import com.mdmc.crm.domain.DomainEvent;
import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.domain.Platform;
import com.mdmc.crm.domain.Priority;
import com.mdmc.crm.domain.campaign.kpi.CampaignKpisEvent.CampaignKpisRecorded;
import com.mdmc.crm.domain.campaign.kpi.CampaignKpisEvent.CampaignKpisRestated;
import com.mdmc.crm.domain.campaign.kpi.Kpis;
import com.mdmc.crm.domain.id.CampaignId;
import com.mdmc.crm.domain.id.LeadId;
import com.mdmc.crm.domain.lead.LeadEvent.LeadAssigned;
import com.mdmc.crm.domain.lead.LeadEvent.LeadPriorityChanged;
import com.mdmc.crm.domain.lead.LeadEvent.LeadProbabilityChanged;
import com.mdmc.crm.domain.lead.LeadEvent.LeadTagsChanged;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * A lead that is touched thousands of times, and a campaign whose KPIs arrive day after day, each corrected twice: the
 * next day and a week later. Each event is a commit. The same for the same size and seed.
 */
public final class LongHistories {
    public static final LeadId LEAD = new LeadId(MadeUpAgency.leadId(1));

    private static final int CORRECTED = 2;
    private static final int WEEK = 7;
    private static final Duration BETWEEN_TOUCHES = Duration.ofMinutes(90);

    private final Instant start;
    private final int events;
    private final Random random;
    private final MadeUpLead converted;

    /** @param events of either history, about */
    public LongHistories(Instant start, int events, long seed) {
        this.start = start;
        this.events = events;
        this.random = new Random(seed);
        this.converted = new MadeUpLead(0, start, new Random(seed));
    }

    public static CampaignId campaign() {
        return new MadeUpLead(0, Instant.EPOCH, new Random()).campaign();
    }

    /** How many days a history of so many events covers. */
    public static int days(int events) {
        return events / perDay() + 2 * WEEK;
    }

    private static int perDay() {
        return Platform.values().length * (1 + CORRECTED);
    }

    /** Everything that happens, in order. */
    public List<Step> steps() {
        List<Step> steps = new ArrayList<>(new MadeUpAgency(start, 0, 0).steps());
        steps.addAll(converted.steps(true));
        steps.addAll(new MadeUpLead(1, start, random).steps(false));
        for (int touch = 0; touch < events; touch++) {
            DomainEvent event = touched();
            Instant at = start.plus(Duration.ofDays(WEEK)).plus(BETWEEN_TOUCHES.multipliedBy(touch));
            steps.add(new Step(at, "Lead", LEAD.value(), "TouchLead", () -> List.of(event)));
        }
        for (int day = 0; day < events / perDay(); day++) {
            for (Platform platform : Platform.values()) {
                reported(steps, platform, converted.converted().plus(Duration.ofDays(day + 1L)));
            }
        }
        steps.sort(Comparator.comparing(Step::at));
        return steps;
    }

    private DomainEvent touched() {
        return switch (random.nextInt(4)) {
            case 0 ->
                new LeadTagsChanged(
                        LEAD,
                        List.of(
                                PersonalText.clear("t" + random.nextInt(20)),
                                PersonalText.clear("u" + random.nextInt(20))));
            case 1 -> new LeadProbabilityChanged(LEAD, random.nextInt(101));
            case 2 -> new LeadPriorityChanged(LEAD, any(Priority.values()), any(Priority.values()));
            default -> {
                int person = random.nextInt(12);
                yield new LeadAssigned(
                        LEAD, MadeUpAgency.person(person), MadeUpAgency.teamOf(person), null, null, false, null);
            }
        };
    }

    private <T> T any(T[] values) {
        return values[random.nextInt(values.length)];
    }

    private void reported(List<Step> steps, Platform platform, Instant at) {
        LocalDate day = LocalDate.ofInstant(at, ZoneOffset.UTC);
        Kpis first = MadeUpAgency.kpis(1_000 + random.nextInt(1_000));
        Kpis second = MadeUpAgency.kpis(1_000 + random.nextInt(1_000));
        Kpis third = MadeUpAgency.kpis(1_000 + random.nextInt(1_000));
        add(
                steps,
                platform,
                day,
                at,
                new CampaignKpisRecorded(
                        converted.campaign(), platform, day, "EUR", converted.team(), first, at, null));
        add(steps, platform, day, at.plus(Duration.ofDays(1)), restated(platform, day, first, second, at));
        add(steps, platform, day, at.plus(Duration.ofDays(WEEK)), restated(platform, day, second, third, at));
    }

    private DomainEvent restated(Platform platform, LocalDate day, Kpis before, Kpis after, Instant fetched) {
        return new CampaignKpisRestated(
                converted.campaign(), platform, day, "EUR", converted.team(), before, after, fetched, null, null);
    }

    private void add(List<Step> steps, Platform platform, LocalDate day, Instant at, DomainEvent event) {
        String month = converted.campaign().value() + ":" + platform.wire() + ":" + YearMonth.from(day);
        steps.add(new Step(at, "CampaignKpis", month, "RecordKpis", () -> List.of(event)));
    }
}
