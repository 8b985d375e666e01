package com.mdmc.crm.command.lead.adapter;

import com.mdmc.crm.command.lead.decision.Assignees;
import com.mdmc.crm.domain.Platform;
import com.mdmc.crm.domain.id.LeadId;
import com.mdmc.crm.domain.id.UserId;
import com.mdmc.crm.platform.security.Account;
import com.mdmc.crm.platform.security.Accounts;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.ToIntFunction;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/** Chooses among those who are there by coverage of the wanted platforms, then load against capacity, then the longest wait, then the id. */
public final class BalancedAssignees implements Assignees {
    private static final Comparator<Candidate> BEST_FIRST = ((Comparator<Candidate>) Candidate::compareLoad)
            .thenComparing(Candidate::lastAssignment)
            .thenComparing(candidate -> candidate.account().id().value());

    private final Accounts accounts;
    private final LeadWorkload workload;
    private final PendingAssignments pending;
    private final ToIntFunction<UserId> capacities;
    private final Clock clock;
    // Only saves this process from racing with itself; what keeps choices apart is the pending document's number.
    private final ReentrantLock turn = new ReentrantLock();

    public BalancedAssignees(
            Accounts accounts,
            LeadWorkload workload,
            PendingAssignments pending,
            ToIntFunction<UserId> capacities,
            Clock clock) {
        this.accounts = accounts;
        this.workload = workload;
        this.pending = pending;
        this.capacities = capacities;
        this.clock = clock;
    }

    private record Candidate(Account account, long load, int capacity, Instant lastAssignment) {

        int compareLoad(Candidate other) {
            return Long.compare(load * other.capacity, other.load * capacity);
        }

        Assignee chosen(int coverage) {
            return new Assignee(
                    account.id(),
                    account.standing().team(),
                    "platforms " + coverage + ", load " + load + " of " + capacity);
        }
    }

    @Override
    public Optional<Assignee> choose(LeadId lead, Set<Platform> wanted, String team) {
        Instant now = clock.instant();
        List<Account> eligible = accounts.active().stream()
                .filter(account -> !account.isAbsent(now))
                .filter(account -> isEligible(account, wanted, team))
                .toList();
        if (eligible.isEmpty()) {
            return Optional.empty();
        }
        int coverage = eligible.stream()
                .mapToInt(account -> covered(account, wanted))
                .max()
                .orElseThrow();
        List<Account> covering = eligible.stream()
                .filter(account -> covered(account, wanted) == coverage)
                .toList();
        turn.lock();
        try {
            Optional<Candidate> chosen = Optional.empty();
            while (chosen.isEmpty()) {
                chosen = tryToReserve(lead, covering);
            }
            CurrentUnitOfWork.get().onRollback(refused -> pending.forget(lead));
            return chosen.map(best -> best.chosen(coverage));
        } finally {
            turn.unlock();
        }
    }

    private Optional<Candidate> tryToReserve(LeadId lead, List<Account> covering) {
        PendingAssignments.Round round = pending.read(clock.instant());
        Map<UserId, Instant> lastAssignments =
                workload.lastAssignments(covering.stream().map(Account::id).toList());
        Candidate best = covering.stream()
                .map(account ->
                        candidate(account, lead, round, lastAssignments.getOrDefault(account.id(), Instant.EPOCH)))
                .min(BEST_FIRST)
                .orElseThrow();
        return pending.reserve(round, lead, best.account().id(), clock.instant())
                ? Optional.of(best)
                : Optional.empty();
    }

    private Candidate candidate(Account account, LeadId lead, PendingAssignments.Round round, Instant stored) {
        UserId id = account.id();
        Instant last = round.lastOf(id).filter(stored::isBefore).orElse(stored);
        return new Candidate(account, workload.load(id, round.leadsOf(id, lead)), capacities.applyAsInt(id), last);
    }

    private static boolean isEligible(Account account, Set<Platform> wanted, String team) {
        return account.standing().active()
                && account.standing().verified()
                && (team == null || team.equals(account.standing().team()))
                && covered(account, wanted) > 0;
    }

    /** How many of the wanted platforms somebody works on; all of their own if none is wanted. */
    private static int covered(Account account, Set<Platform> wanted) {
        Set<Platform> own = account.standing().assignedPlatforms();
        if (wanted.isEmpty()) {
            return own.isEmpty() ? 0 : 1;
        }
        return (int) wanted.stream().filter(own::contains).count();
    }
}
