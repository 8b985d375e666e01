package com.mdmc.crm.projections.counter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RowKeyTest {

    @Test
    void theOrderOfTheFieldsDoesNotMatter() {
        RowKey key = RowKey.of("stage", "new", "owner", null, "team", "nord");
        assertThat(key.toString()).isEqualTo("owner=|stage=new|team=nord");
        assertThat(key)
                .isEqualTo(RowKey.of("team", "nord").with("owner", "").with("stage", "new"))
                .isEqualTo(new RowKey(Map.of("stage", "new", "team", "nord", "owner", "")))
                .hasSameHashCodeAs(RowKey.of("team", "nord", "stage", "new", "owner", ""));
    }

    @Test
    void theLaterOfTwoValuesCounts() {
        RowKey key = RowKey.of("stage", "new", "team", "nord");
        assertThat(key.with("stage", "lost")).isEqualTo(RowKey.of("stage", "lost", "team", "nord"));
        assertThat(RowKey.of("a", "1", "b", "2", "a", "3")).isEqualTo(RowKey.of("a", "3", "b", "2"));
        assertThat(key).isEqualTo(RowKey.of("stage", "new", "team", "nord"));
    }

    @Test
    void valuesThatLookLikeAnotherFieldAreNone() {
        assertThat(RowKey.of("a", "1|b=2")).isNotEqualTo(RowKey.of("a", "1", "b", "2"));
    }

    @Test
    void fieldsAreReadByTheirNames() {
        RowKey key = RowKey.of("unit", "day", "span", "2026-05-01");
        assertThat(key.get("span")).isEqualTo("2026-05-01");
        assertThat(key.get("other")).isNull();
        assertThat(key.fields()).isEqualTo(Map.of("unit", "day", "span", "2026-05-01"));
    }
}
