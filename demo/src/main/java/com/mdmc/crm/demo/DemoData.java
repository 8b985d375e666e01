package com.mdmc.crm.demo;

import com.mdmc.crm.demo.DemoLeads.Contract;
import com.mdmc.crm.standalone.CrmClient;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/** Fills an empty CRM with half a year of work, every bit of it ordered over HTTP as staff would. */
public final class DemoData {
    private static final long SEED = 20_260_601L;
    private static final long DAYS = 182;
    private static final Duration MARGIN = Duration.ofHours(1);

    private DemoData() {}

    /** The clock to start the server with: half a year ago. */
    public static DemoClock clock() {
        return new DemoClock(Instant.now().minus(Duration.ofDays(DAYS)).minus(MARGIN));
    }

    /** Lives the half year; the clock goes with the machine's afterwards. */
    public static void fill(CrmClient stranger, String adminEmail, String adminPassword, DemoClock clock) {
        Random random = new Random(SEED);
        int steps = DemoStaff.size() + DemoLeads.LEADS + DemoLeads.CONTRACTS;
        try (ProgressBar bar = new ProgressBarBuilder()
                .setTaskName("Demo data")
                .setInitialMax(steps)
                .build()) {
            Instant start = clock.instant();
            CrmClient admin = stranger.loggedIn(adminEmail, adminPassword);
            DemoStaff staff = new DemoStaff();
            staff.hire(admin, stranger, bar::step);
            List<Contract> contracts = new DemoLeads(random, clock, staff).live(admin, start, DAYS, bar::step);
            clock.catchUp();
            LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
            DemoCampaigns campaigns = new DemoCampaigns(random);
            contracts.forEach(contract -> {
                campaigns.run(contract, today);
                bar.step();
            });
            staff.leave();
        }
    }
}
