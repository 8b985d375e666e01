package com.mdmc.crm.platform.operations;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.config.CronTask;
import org.springframework.scheduling.config.IntervalTask;
import org.springframework.scheduling.config.ScheduledTask;
import org.springframework.scheduling.config.ScheduledTaskHolder;
import org.springframework.scheduling.config.Task;
import org.springframework.scheduling.config.TaskExecutionOutcome;

/** The scheduled tasks of this node: when each ran last, how that ended, and when it runs next. */
final class ScheduledWork implements OperatorAction {
    private final ObjectProvider<ScheduledTaskHolder> holders;
    private final ObjectProvider<TaskScheduler> scheduler;

    ScheduledWork(ObjectProvider<ScheduledTaskHolder> holders, ObjectProvider<TaskScheduler> scheduler) {
        this.holders = holders;
        this.scheduler = scheduler;
    }

    /**
     * A task.
     *
     * @param name of what does it, in lower case with hyphens
     * @param trigger a cron expression, or a period
     * @param lastAt when it last began; {@code null} if it has not since this node started
     * @param result {@code none}, {@code started}, {@code success} or {@code error}
     * @param failure of the last run; {@code null} if it did not fail
     * @param nextAt {@code null} if it does not run again
     */
    record Entry(String name, String trigger, Instant lastAt, String result, String failure, Instant nextAt) {}

    List<Entry> entries() {
        return tasks().stream().map(ScheduledWork::entry).toList();
    }

    private Collection<ScheduledTask> tasks() {
        return holders.orderedStream()
                .flatMap(each -> each.getScheduledTasks().stream())
                .toList();
    }

    private static Entry entry(ScheduledTask scheduled) {
        Task task = scheduled.getTask();
        TaskExecutionOutcome last = task.getLastExecutionOutcome();
        return new Entry(
                name(task),
                trigger(task),
                last.executionTime(),
                last.status().name().toLowerCase(Locale.ROOT),
                last.throwable() == null ? null : last.throwable().toString(),
                scheduled.nextExecution());
    }

    /** {@code com.mdmc…NightlySelfCheck.run} is {@code nightly-self-check}. */
    static String name(Task task) {
        String[] path = task.toString().split("[.$]");
        String type = path.length < 2 ? path[0] : path[path.length - 2];
        return type.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    private static String trigger(Task task) {
        if (task instanceof CronTask cron) {
            return cron.getExpression();
        }
        return task instanceof IntervalTask interval ? "every " + interval.getIntervalDuration() : "once";
    }

    private Optional<Task> find(String name) {
        return tasks().stream()
                .map(ScheduledTask::getTask)
                .filter(task -> name(task).equals(name))
                .findFirst();
    }

    @Override
    public OperationsStore.Kind kind() {
        return OperationsStore.Kind.RUN;
    }

    @Override
    public boolean canRun(String target) {
        return find(target).isPresent();
    }

    @Override
    public String run(String target) {
        Task task = find(target).orElseThrow();
        runInTurn(task);
        TaskExecutionOutcome outcome = task.getLastExecutionOutcome();
        if (outcome.status() == TaskExecutionOutcome.Status.ERROR) {
            throw new IllegalStateException(String.valueOf(outcome.throwable()));
        }
        return "done";
    }

    /** By a thread of the scheduler, like every other run. */
    private void runInTurn(Task task) {
        try {
            scheduler.getObject().schedule(task.getRunnable(), Instant.EPOCH).get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stopped);
        } catch (ExecutionException failed) {
            throw new IllegalStateException(String.valueOf(failed.getCause()), failed);
        }
    }
}
