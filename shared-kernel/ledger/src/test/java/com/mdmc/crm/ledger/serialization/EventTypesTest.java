package com.mdmc.crm.ledger.serialization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mdmc.crm.domain.Revision;
import org.junit.jupiter.api.Test;

class EventTypesTest {

    sealed interface Shape {
        record Circle(int radius) implements Shape {}

        sealed interface Polygon extends Shape {
            @Revision("3")
            record Square(int side) implements Polygon {}
        }
    }

    interface Open {}

    static class Other {
        record Circle(int diameter) {}
    }

    @Test
    void aSealedHierarchyIsListedDownToItsConcreteClasses() {
        EventTypes types = EventTypes.of(Shape.class);

        assertThat(types.all()).extracting(EventType::alias).containsExactly("Circle", "Square");
        assertThat(types.named("Square")).map(EventType::revision).hasValue("3");
        assertThat(types.typeOf(Shape.Circle.class).revision()).isEqualTo("1");
        assertThat(types.named("Triangle")).isEmpty();
    }

    @Test
    void twoClassesCannotShareAnAlias() {
        assertThatThrownBy(() -> EventTypes.of(Shape.class, Other.Circle.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Circle");
        assertThat(EventTypes.of(Shape.class)
                        .and(EventType.named("Ring", Other.Circle.class))
                        .all())
                .hasSize(3);
    }

    @Test
    void anOpenHierarchyCannotBeListed() {
        assertThatThrownBy(() -> EventTypes.of(Open.class)).isInstanceOf(IllegalArgumentException.class);
    }
}
