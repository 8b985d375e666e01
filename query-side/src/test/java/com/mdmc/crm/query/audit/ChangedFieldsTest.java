package com.mdmc.crm.query.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.mdmc.crm.domain.PersonalText;
import com.mdmc.crm.projections.store.ViewJson;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ChangedFieldsTest {

    private record Group(String city, BigDecimal amount, Instant since) {}

    private record State(
            String id, long version, PersonalText name, Group group, List<Group> list, Instant updatedAt) {}

    @Test
    void theyAreThoseInWhichTheWholeDocumentsDiffer() {
        long seed = Long.getLong("crm.seed", 1);
        System.out.println("crm.seed=" + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 5_000; i++) {
            State before = random.nextInt(20) == 0 ? null : state(random);
            State after = random.nextInt(20) == 0 ? null : state(random);
            List<String> whole = JsonDifference.between(tree(before), tree(after)).stream()
                    .map(JsonDifference.Change::path)
                    .toList();
            assertThat(ChangedFields.between(before, after)).isEqualTo(whole);
        }
    }

    @Test
    void whatDiffersInAGroupIsNamedByItsPath() {
        State before = new State("1", 1, PersonalText.encrypted("a"), group("Lyon"), List.of(group("Lyon")), null);
        State after =
                new State("1", 2, PersonalText.encrypted("b"), group("Brest"), List.of(group("Lyon")), Instant.EPOCH);
        assertThat(ChangedFields.between(before, after)).containsExactlyInAnyOrder("name", "group.city");
        assertThat(ChangedFields.between(before, before)).isEmpty();
        assertThat(ChangedFields.between(null, null)).isEmpty();
    }

    @Test
    void oneFieldIsReadAsItIsWritten() {
        State state = new State("1", 1, PersonalText.encrypted("token"), null, List.of(), null);
        assertThat(ChangedFields.field(state, "name").asText()).isEqualTo("token");
        assertThat(ChangedFields.field(state, "group")).isNull();
        assertThat(ChangedFields.field(state, "reason")).isNull();
    }

    private static JsonNode tree(State state) {
        return state == null ? null : ViewJson.mapper().valueToTree(state);
    }

    private static Group group(String city) {
        return new Group(city, new BigDecimal("1.50"), Instant.EPOCH);
    }

    private static State state(Random random) {
        return new State(
                "1",
                random.nextInt(3),
                random.nextBoolean() ? PersonalText.encrypted("token" + random.nextInt(2)) : null,
                random.nextBoolean() ? someGroup(random) : null,
                random.nextBoolean() ? List.of(someGroup(random)) : List.of(),
                Instant.ofEpochMilli(random.nextInt(2)));
    }

    // Amounts that are equal as numbers but not as objects among them.
    private static Group someGroup(Random random) {
        return new Group(
                random.nextBoolean() ? "Lyon" : null,
                new BigDecimal(List.of("1", "1.0", "2").get(random.nextInt(3))),
                random.nextBoolean() ? Instant.EPOCH : null);
    }
}
