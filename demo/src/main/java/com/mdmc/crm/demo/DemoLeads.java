package com.mdmc.crm.demo;

import com.mdmc.crm.demo.DemoStaff.Member;
import com.mdmc.crm.standalone.CrmClient;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Lives the leads: captured over the months, worked on by staff, some lost, some signed. */
final class DemoLeads {
    static final int LEADS = 200;
    static final int CONTRACTS = 30;

    // How far a lead gets; those that sign are chosen by their number.
    private static final List<List<String>> WAYS = List.of(
            List.of(),
            List.of("contacted"),
            List.of("contacted", "qualified"),
            List.of("contacted", "qualified", "proposal"),
            List.of("contacted", "qualified", "proposal", "negotiation"));
    private static final List<String> LOSSES =
            List.of("budget insuffisant", "plus de réponse", "a choisi une autre agence", "sortie repoussée");
    private static final List<String> FOLLOW_UPS = List.of(
            "Envoyer le devis",
            "Rappeler après l'écoute du single",
            "Valider le calendrier de sortie",
            "Relancer le label sur le budget",
            "Présenter les résultats d'une campagne semblable");

    private final Random random;
    private final DemoClock clock;
    private final DemoStaff staff;
    private final DemoArtists artists;

    /** A signed contract, for the campaign that follows. */
    record Contract(String campaignId, Member manager, LocalDate signedOn, int number) {}

    DemoLeads(Random random, DemoClock clock, DemoStaff staff) {
        this.random = random;
        this.clock = clock;
        this.staff = staff;
        this.artists = new DemoArtists(random);
    }

    /** Lives all of them from {@code start} on; gives the contracts in the order they were signed. */
    List<Contract> live(CrmClient admin, Instant start, long days, Runnable step) {
        List<Contract> contracts = new ArrayList<>();
        for (int number = 0; number < LEADS; number++) {
            clock.moveTo(start.plusSeconds(days * 86_400 * number / LEADS));
            LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
            String lead = "/api/leads/"
                    + admin.post("/api/leads", artists.capture(number, today))
                            .expect(201)
                            .text("/id");
            if (number % 10 != 9) {
                work(admin, lead, number, today, contracts);
            }
            step.run();
        }
        return contracts;
    }

    private void work(CrmClient admin, String lead, int number, LocalDate today, List<Contract> contracts) {
        Member owner = staff.any(random.nextInt(DemoStaff.size()));
        admin.post(lead + "/assignment", Map.of("assignedTo", owner.id(), "reason", "premier contact"))
                .expect(200);
        CrmClient crm = owner.crm();
        crm.post(
                        lead + "/contacts",
                        Map.of("method", "email", "outcome", random.nextInt(3) == 0 ? "no-answer" : "answered"))
                .expect(200);
        crm.post(
                        lead + "/notes",
                        Map.of(
                                "content",
                                "Échange avec l'artiste, projet sérieux.",
                                "type",
                                "call",
                                "isPrivate",
                                false))
                .expect(201);
        boolean signs = number % 6 == 2 && contracts.size() < CONTRACTS;
        List<String> way = signs ? WAYS.get(4) : WAYS.get(random.nextInt(WAYS.size()));
        way.forEach(stage -> crm.post(lead + "/stage", Map.of("stage", stage)).expect(200));
        if (signs) {
            contracts.add(sign(lead, owner, today, contracts.size()));
        } else if (random.nextInt(4) == 0) {
            crm.post(lead + "/loss", Map.of("reason", LOSSES.get(random.nextInt(LOSSES.size()))))
                    .expect(200);
        } else {
            followUp(crm, lead, number);
        }
    }

    /** Something left to do around today: a few are late, some fall due today, the others in the days to come. */
    private void followUp(CrmClient crm, String lead, int number) {
        Instant due = Instant.now().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofHours(20L * (number % 13) - 60));
        if (number % 2 == 0 && due.isAfter(clock.instant())) {
            crm.post(
                            lead + "/follow-ups",
                            Map.of(
                                    "type",
                                    number % 4 == 0 ? "call" : "email",
                                    "subject",
                                    FOLLOW_UPS.get(number % FOLLOW_UPS.size()),
                                    "scheduledFor",
                                    due.toString(),
                                    "priority",
                                    number % 10 == 0 ? "high" : "medium"))
                    .expect(201);
        }
    }

    private Contract sign(String lead, Member owner, LocalDate today, int number) {
        Member manager = staff.managerOf(owner);
        int value = 1000 + random.nextInt(40) * 100;
        String campaign = manager.crm()
                .post(
                        lead + "/conversion",
                        Map.of(
                                "campaignName",
                                "Lancement de « " + DemoNames.song(number) + " »",
                                "type",
                                "acquisition",
                                "contractValue",
                                Map.of("amount", value + ".00", "currency", "EUR")))
                .expect(201)
                .text("/campaignId");
        return new Contract(campaign, manager, today, number);
    }
}
