package com.mdmc.crm.platform.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mdmc.crm.platform.edge.FairExecutor.Owned;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

/** One owner's work never has more threads than its share; what waits is done in order once there is room. */
class FairExecutorTest {
    private final Queue<Runnable> started = new ArrayDeque<>();
    private final List<String> done = new ArrayList<>();
    private final FairExecutor fair = new FairExecutor(() -> started::add, 2);

    private record Work(String owner, Runnable task) implements Owned, Runnable {
        @Override
        public void run() {
            task.run();
        }
    }

    @Test
    void theThirdOfAnOwnerWaitsAndOthersDoNot() {
        submit("a", "a1");
        submit("a", "a2");
        submit("a", "a3");
        submit("b", "b1");
        fair.execute(() -> done.add("nobody's"));
        assertThat(started).as("begun").hasSize(4);
        finishAll();
        assertThat(done).containsExactly("a1", "a2", "b1", "nobody's", "a3");
    }

    @Test
    void aShareIsFreeAgainAfterAFailure() {
        for (int each = 0; each < 2; each++) {
            fair.execute(new Work("a", () -> {
                throw new IllegalStateException("broken");
            }));
        }
        submit("a", "a3");
        assertThatThrownBy(() -> started.remove().run()).hasMessage("broken");
        assertThatThrownBy(() -> started.remove().run()).hasMessage("broken");
        finishAll();
        assertThat(done).containsExactly("a3");
    }

    @Test
    void aShareIsFreeAgainWhereThePoolTakesNothing() {
        boolean[] full = {true};
        FairExecutor refusing = new FairExecutor(
                () -> work -> {
                    if (full[0]) {
                        throw new RejectedExecutionException();
                    }
                    work.run();
                },
                1);
        assertThatThrownBy(() -> refusing.execute(new Work("a", () -> done.add("a1"))))
                .isInstanceOf(RejectedExecutionException.class);
        full[0] = false;
        refusing.execute(new Work("a", () -> done.add("a2")));
        assertThat(done).containsExactly("a2");
    }

    private void submit(String owner, String name) {
        fair.execute(new Work(owner, () -> done.add(name)));
    }

    private void finishAll() {
        while (!started.isEmpty()) {
            started.remove().run();
        }
    }
}
