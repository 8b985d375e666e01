package com.mdmc.crm.query.proof;

import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.Rejection.Kind;
import com.mdmc.crm.domain.user.Permission;
import com.mdmc.crm.ledger.Ledger;
import com.mdmc.crm.ledger.proof.Cosignatures;
import com.mdmc.crm.ledger.proof.LedgerVerification;
import com.mdmc.crm.ledger.proof.StoredCheckpoints;
import com.mdmc.crm.ledger.proof.StoredCheckpoints.Stored;
import com.mdmc.crm.ledger.proof.StoredTree;
import com.mdmc.crm.platform.security.Actor;
import com.mdmc.crm.query.proof.ProofAnswers.CheckpointAnswer;
import com.mdmc.crm.query.proof.ProofAnswers.ConsistencyAnswer;
import com.mdmc.crm.query.proof.ProofAnswers.InclusionAnswer;
import com.mdmc.crm.query.proof.ProofAnswers.VerificationAnswer;
import com.mdmc.crm.query.resource.PositionText;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Proofs for auditors: checkpoints, Merkle proofs, and verification of the ledger. */
@RestController
@RequestMapping("/api/audit")
class ProofQueryApi {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(3);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private final StoredTree tree;
    private final StoredCheckpoints checkpoints;
    private final Cosignatures cosignatures;
    private final CheckpointKeys keys;
    private final LedgerVerification verification;
    private final Ledger ledger;
    private final Duration longestVerification;
    private final Semaphore verifying = new Semaphore(1);

    ProofQueryApi(
            StoredTree tree,
            StoredCheckpoints checkpoints,
            Cosignatures cosignatures,
            CheckpointKeys keys,
            LedgerVerification verification,
            Ledger ledger,
            @Value("${crm.audit.longest-verification}") Duration longestVerification) {
        this.tree = tree;
        this.checkpoints = checkpoints;
        this.cosignatures = cosignatures;
        this.keys = keys;
        this.verification = verification;
        this.ledger = ledger;
        this.longestVerification = longestVerification;
    }

    @GetMapping("/checkpoint")
    CheckpointAnswer checkpoint(Actor actor) {
        actor.require(Permission.ADMIN_AUDIT);
        Stored latest = checkpoints.latest().orElseThrow(Rejection::notFound);
        return CheckpointAnswer.of(latest, keys.verifying(), cosignatures.all());
    }

    /** That a commit is in the tree that the answer's checkpoint signs; waits a moment for one that is just recorded. */
    @GetMapping("/proofs/{position}")
    InclusionAnswer inclusion(@PathVariable String position, Actor actor) {
        actor.require(Permission.ADMIN_AUDIT);
        long number = PositionText.read("position", position);
        return InclusionAnswer.of(tree, number, covering(number));
    }

    /** That the tree of one size is the beginning of the tree of another. */
    @GetMapping("/proofs")
    ConsistencyAnswer consistency(@RequestParam String from, @RequestParam(required = false) String to, Actor actor) {
        actor.require(Permission.ADMIN_AUDIT);
        long size = tree.head().size();
        long later = to == null ? size : PositionText.read("to", to);
        long earlier = PositionText.read("from", from);
        if (later > size) {
            throw Rejection.invalid("to", "out-of-range");
        }
        if (earlier > later) {
            throw Rejection.invalid("from", "out-of-range");
        }
        return ConsistencyAnswer.of(tree.asTree(), earlier, later);
    }

    /** Reads the ledger again; stops after a while and then says from where to go on. One check at a time. */
    @GetMapping("/verification")
    VerificationAnswer verification(@RequestParam(defaultValue = "1") String from, Actor actor) {
        actor.require(Permission.ADMIN_AUDIT);
        long first = PositionText.read("from", from);
        if (first < 1 || first > tree.head().size() + 1) {
            throw Rejection.invalid("from", "out-of-range");
        }
        if (!verifying.tryAcquire()) {
            throw new Rejection(Kind.TOO_MANY, "too-many-requests", Map.of("retryAfter", 5), List.of());
        }
        try {
            return VerificationAnswer.of(verification.run(
                    new LedgerVerification.Request(first, List.of(), List.of(), longestVerification), reached -> {}));
        } finally {
            verifying.release();
        }
    }

    private Stored covering(long position) {
        if (position < 1 || position > ledger.head()) {
            throw Rejection.notFound();
        }
        long deadline = System.nanoTime() + LONGEST_WAIT.toNanos();
        Optional<Stored> latest = checkpoints.latest();
        while (latest.isEmpty() || latest.get().size() < position) {
            if (System.nanoTime() > deadline) {
                throw new Rejection(Kind.UNAVAILABLE, "projection-behind", Map.of("retryAfter", 1), List.of());
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            latest = checkpoints.latest();
        }
        return latest.get();
    }
}
