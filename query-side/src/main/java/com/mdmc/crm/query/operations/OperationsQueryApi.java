package com.mdmc.crm.query.operations;

import com.mdmc.crm.domain.Rejection;
import com.mdmc.crm.domain.user.Permission;
import com.mdmc.crm.platform.operations.DeadLetterBox;
import com.mdmc.crm.platform.operations.DeadLetterBox.Letter;
import com.mdmc.crm.platform.operations.NodeReports;
import com.mdmc.crm.platform.operations.OperationsStore;
import com.mdmc.crm.platform.operations.ProcessorStates;
import com.mdmc.crm.platform.security.Actor;
import com.mdmc.crm.query.operations.OperationAnswers.BackupTaskState;
import com.mdmc.crm.query.operations.OperationAnswers.DeadLetter;
import com.mdmc.crm.query.operations.OperationAnswers.Items;
import com.mdmc.crm.query.operations.OperationAnswers.Lease;
import com.mdmc.crm.query.operations.OperationAnswers.LogLevel;
import com.mdmc.crm.query.operations.OperationAnswers.Node;
import com.mdmc.crm.query.operations.OperationAnswers.Projection;
import com.mdmc.crm.query.operations.OperationAnswers.Schedule;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What operators see: projections, dead letters, scheduled tasks, nodes, leases, log levels and backups of all nodes. */
@RestController
@RequestMapping("/api/operations")
class OperationsQueryApi {
    private static final int MOST_LETTERS = 200;

    private final ProcessorStates processors;
    private final DeadLetterBox letters;
    private final NodeReports nodes;
    private final OperationsStore operations;
    private final BackupStates backups;

    OperationsQueryApi(
            ProcessorStates processors,
            DeadLetterBox letters,
            NodeReports nodes,
            OperationsStore operations,
            BackupStates backups) {
        this.processors = processors;
        this.letters = letters;
        this.nodes = nodes;
        this.operations = operations;
        this.backups = backups;
    }

    @GetMapping("/projections")
    Items<Projection> projections(Actor actor) {
        actor.require(Permission.ADMIN_SETTINGS);
        return new Items<>(processors.all().stream().map(Projection::of).toList());
    }

    /** The first 200, by projection and subject. */
    @GetMapping("/dead-letters")
    Items<DeadLetter> deadLetters(Actor actor, @RequestParam(required = false) @Nullable String projection) {
        actor.require(Permission.ADMIN_SETTINGS);
        return new Items<>(letters.list(projection, MOST_LETTERS).stream()
                .map(DeadLetter::of)
                .toList());
    }

    /** One with its event, in which every text somebody typed is masked: the audit shows it to those who may read it. */
    @GetMapping("/dead-letters/{id}")
    DeadLetter deadLetter(Actor actor, @PathVariable String id) {
        actor.require(Permission.ADMIN_SETTINGS);
        Letter letter = letters.find(id).orElseThrow(Rejection::notFound);
        return DeadLetter.of(letter);
    }

    @GetMapping("/schedules")
    Items<Schedule> schedules(Actor actor) {
        actor.require(Permission.ADMIN_SETTINGS);
        return new Items<>(nodes.all().stream()
                .filter(NodeReports.Node::isAlive)
                .flatMap(node -> node.tasks().stream().map(task -> Schedule.of(node.id(), task)))
                .toList());
    }

    @GetMapping("/nodes")
    Items<Node> nodes(Actor actor) {
        actor.require(Permission.ADMIN_SETTINGS);
        return new Items<>(nodes.all().stream().map(Node::of).toList());
    }

    /** What one node at a time does, and which one that is. */
    @GetMapping("/leases")
    Items<Lease> leases(Actor actor) {
        actor.require(Permission.ADMIN_SETTINGS);
        List<Lease> leases = new ArrayList<>(processors.all().stream()
                .filter(each -> each.owner() != null)
                .map(each -> new Lease("projection:" + each.name(), each.owner()))
                .toList());
        backups.holder().ifPresent(holder -> leases.add(new Lease("archive", holder)));
        return new Items<>(leases);
    }

    /** The levels that were changed at run time. */
    @GetMapping("/log-levels")
    Items<LogLevel> logLevels(Actor actor) {
        actor.require(Permission.ADMIN_SETTINGS);
        return new Items<>(operations.settings(OperationsStore.Kind.LOG_LEVEL).values().stream()
                .map(each -> new LogLevel(each.target(), each.value(), each.by(), each.since()))
                .toList());
    }

    @GetMapping("/backups")
    Items<BackupTaskState> backups(Actor actor) {
        actor.require(Permission.ADMIN_SETTINGS);
        return new Items<>(backups.all());
    }
}
