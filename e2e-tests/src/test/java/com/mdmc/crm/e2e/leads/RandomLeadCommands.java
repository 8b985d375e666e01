package com.mdmc.crm.e2e.leads;

import com.mdmc.crm.e2e.support.LeadForms;
import com.mdmc.crm.standalone.CrmClient;
import com.mdmc.crm.standalone.CrmClient.Answer;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Orders as they come, sensible and not, drawn from a seed. */
public final class RandomLeadCommands {
    private static final List<String> STAGES =
            List.of("new", "contacted", "qualified", "proposal", "negotiation", "closed", "lost");
    private static final List<String> PRIORITIES = List.of("low", "medium", "high", "urgent", "bogus");

    private final CrmClient client;
    private final Random random;

    public RandomLeadCommands(CrmClient client, Random random) {
        this.client = client;
        this.random = random;
    }

    /** Gives one order to the lead; whether it is accepted is up to the system. */
    public Answer give(String lead) {
        String path = "/api/leads/" + lead;
        return switch (random.nextInt(15)) {
            case 0, 1, 2 -> client.post(path + "/stage", Map.of("stage", pick(STAGES), "reason", "motif"));
            case 3 -> client.post(path + "/loss", random.nextBoolean() ? Map.of("reason", "budget") : Map.of());
            case 4 -> client.post(path + "/reopening", Map.of("reason", "rappel"));
            case 5 -> put(path + "/priority", Map.of("priority", pick(PRIORITIES)));
            case 6 -> put(path + "/tags", Map.of("tags", List.of("t" + random.nextInt(3))));
            case 7 -> put(path + "/probability", Map.of("probability", random.nextInt(140)));
            case 8 -> put(path + "/score", Map.of("score", random.nextInt(120), "reason", "avis"));
            case 9 ->
                client.post(
                        path + "/contacts",
                        Map.of("method", "phone", "outcome", random.nextBoolean() ? "answered" : "no-answer"));
            case 10 ->
                client.post(
                        path + "/follow-ups",
                        Map.of(
                                "type",
                                "call",
                                "subject",
                                "rappel",
                                "scheduledFor",
                                "2031-0" + (1 + random.nextInt(9)) + "-03T10:00"));
            case 11 -> client.post(path + "/notes", Map.of("content", "note", "type", "note"));
            case 12 -> client.post(path + "/engagement", Map.of("pageViews", random.nextInt(5)));
            case 13 -> client.post(path + (random.nextBoolean() ? "/archiving" : "/restoration"), Map.of());
            default ->
                client.put(path + "/business-info", LeadForms.business(random.nextInt(3000)), 1 + random.nextInt(12));
        };
    }

    private Answer put(String path, Object body) {
        return client.send("PUT", path, body, Map.of("If-Match", "*"));
    }

    private <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
