package com.mdmc.crm.projections.counter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CounterKeyTest {

    @Test
    void theOrderOfTheFieldsDoesNotMatter() {
        CounterKey key = CounterKey.of("stage", "new", "owner", null, "team", "nord");
        assertThat(key.toString()).isEqualTo("owner=|stage=new|team=nord");
        assertThat(key)
                .isEqualTo(CounterKey.of("team", "nord").with("owner", "").with("stage", "new"))
                .isEqualTo(new CounterKey(Map.of("stage", "new", "team", "nord", "owner", "")))
                .hasSameHashCodeAs(CounterKey.of("team", "nord", "stage", "new", "owner", ""));
    }

    @Test
    void theLaterOfTwoValuesCounts() {
        CounterKey key = CounterKey.of("stage", "new", "team", "nord");
        assertThat(key.with("stage", "lost")).isEqualTo(CounterKey.of("stage", "lost", "team", "nord"));
        assertThat(CounterKey.of("a", "1", "b", "2", "a", "3")).isEqualTo(CounterKey.of("a", "3", "b", "2"));
        assertThat(key).isEqualTo(CounterKey.of("stage", "new", "team", "nord"));
    }

    @Test
    void valuesThatLookLikeAnotherFieldAreNone() {
        assertThat(CounterKey.of("a", "1|b=2")).isNotEqualTo(CounterKey.of("a", "1", "b", "2"));
    }

    @Test
    void fieldsAreReadByTheirNames() {
        CounterKey key = CounterKey.of("unit", "day", "span", "2026-05-01");
        assertThat(key.get("span")).isEqualTo("2026-05-01");
        assertThat(key.get("other")).isNull();
        assertThat(key.fields()).isEqualTo(Map.of("unit", "day", "span", "2026-05-01"));
    }
}
