package com.mdmc.crm.backup.schedule;

import com.mdmc.crm.backup.schedule.BackupRuns.Run;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/**
 * Health and metrics of backups: the age and result of the last run of each task. It is DOWN when nothing was archived for
 * a while, or a task failed; whether the CRM serves does not depend on it.
 */
final class BackupHealth extends AbstractHealthIndicator implements MeterBinder {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final BackupSettings settings;
    private final BackupRuns runs;
    private final Clock clock;

    BackupHealth(BackupSettings settings, BackupRuns runs, Clock clock) {
        super("the backups cannot be told");
        this.settings = settings;
        this.runs = runs;
        this.clock = clock;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        if (!settings.isOn()) {
            health.up().withDetail("archive", "none: CRM_BACKUP_DIR is not set");
            return;
        }
        health.up();
        for (BackupTask task : BackupTask.values()) {
            Optional<Run> last = runs.last(task);
            last.ifPresent(run -> detail(task, run, health));
        }
        if (age(BackupTask.ARCHIVE).compareTo(PATIENCE) > 0
                && runs.last(BackupTask.ARCHIVE).isPresent()) {
            health.down();
        }
    }

    private void detail(BackupTask task, Run run, Health.Builder health) {
        if (run.isSuccess()) {
            health.withDetail(task.label(), "done " + run.at() + ", position " + run.position());
        } else {
            health.down().withDetail(task.label(), "failed " + run.at() + ": " + run.failure());
        }
    }

    private Duration age(BackupTask task) {
        Instant last = runs.last(task).map(Run::successAt).orElse(Instant.EPOCH);
        return Duration.between(last == null ? Instant.EPOCH : last, clock.instant());
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("crm.backup.enabled", () -> settings.isOn() ? 1 : 0)
                .description("1 if there is an archive")
                .register(registry);
        for (BackupTask task : BackupTask.values()) {
            Gauge.builder("crm.backup.age", () -> age(task).toSeconds())
                    .tag("task", task.label())
                    .baseUnit("seconds")
                    .description("since the task last ended well")
                    .register(registry);
        }
    }
}
