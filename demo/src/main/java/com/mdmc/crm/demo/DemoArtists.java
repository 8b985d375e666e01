package com.mdmc.crm.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import net.datafaker.Faker;

/** Invents artists and what they ask for; the same seed invents the same ones. */
final class DemoArtists {
    private static final List<String> GENRES =
            List.of("chanson", "rap", "pop", "électro", "rock", "jazz", "R&B", "folk", "metal", "afrobeat");
    private static final List<String> PLATFORMS = List.of("youtube", "spotify", "meta", "tiktok", "google");
    private static final List<String> CHANNELS = List.of("website", "social", "referral", "direct", "ads");
    private static final List<String> GOALS =
            List.of("faire connaître le single", "remplir la tournée", "gagner des abonnés", "préparer l'album");
    private static final List<String> PRIORITIES = List.of("low", "medium", "medium", "high", "urgent");

    private final Random random;
    private final Faker faker;

    DemoArtists(Random random) {
        this.random = random;
        this.faker = new Faker(Locale.FRANCE, random);
    }

    /** The body of a capture. */
    Map<String, Object> capture(int number, LocalDate today) {
        String firstName = faker.name().firstName();
        String lastName = faker.name().lastName();
        Map<String, Object> lead = new LinkedHashMap<>();
        lead.put(
                "personalInfo",
                Map.of(
                        "firstName",
                        firstName,
                        "lastName",
                        lastName,
                        "email",
                        DemoNames.email(firstName, lastName, number),
                        "phone",
                        String.format("06 12 34 %02d %02d", two(), two()),
                        "address",
                        Map.of(
                                "street", faker.address().streetAddress(),
                                "city", faker.address().city(),
                                "postalCode", String.format("%05d", 1000 + random.nextInt(94000)),
                                "country", "FR")));
        lead.put("artistInfo", artist(firstName, lastName, number));
        lead.put("businessInfo", business(today));
        lead.put("source", Map.of("channel", one(CHANNELS), "formType", "contact"));
        lead.put("communication", Map.of("preferredMethod", "email", "language", "fr", "timezone", "Europe/Paris"));
        lead.put("pipeline", Map.of("priority", one(PRIORITIES), "tags", List.of(one(GENRES))));
        return lead;
    }

    private Map<String, Object> artist(String firstName, String lastName, int number) {
        String name = DemoNames.artist(number, firstName, lastName);
        return Map.of(
                "name",
                name,
                "genre",
                List.of(one(GENRES)),
                "spotifyUrl",
                "https://open.spotify.com/artist/demo" + number,
                "label",
                random.nextInt(3) == 0 ? DemoNames.label(number) : "Autoproduit");
    }

    private Map<String, Object> business(LocalDate today) {
        List<String> platforms = new ArrayList<>(PLATFORMS);
        Collections.shuffle(platforms, random);
        return Map.of(
                "budget",
                        Map.of(
                                "amount",
                                200 + random.nextInt(98) * 50,
                                "currency",
                                "EUR",
                                "frequency",
                                "campaign",
                                "flexibility",
                                random.nextBoolean() ? "flexible" : "strict"),
                "platforms", platforms.subList(0, 1 + random.nextInt(3)),
                "goals", List.of(one(GOALS)),
                "timeline",
                        Map.of(
                                "startDate", today.plusDays(20).toString(),
                                "endDate", today.plusDays(80).toString(),
                                "urgency", one(PRIORITIES)));
    }

    private int two() {
        return random.nextInt(100);
    }

    private <T> T one(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
