package com.mdmc.crm.platform.operations;

import com.mdmc.crm.projections.rebuild.Rebuilder;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rebuild of a projection's views while it serves (blue-green): they are built beside those in use, and the processor
 * stands still for the last commits and the switch alone.
 */
final class ProjectionRebuild implements OperatorAction {
    private static final Logger LOG = LoggerFactory.getLogger(ProjectionRebuild.class);

    private final Rebuilder rebuilder;
    private final ProcessorControl processors;
    private final OperationsStore store;

    ProjectionRebuild(Rebuilder rebuilder, ProcessorControl processors, OperationsStore store) {
        this.rebuilder = rebuilder;
        this.processors = processors;
        this.store = store;
    }

    @Override
    public OperationsStore.Kind kind() {
        return OperationsStore.Kind.REBUILD;
    }

    @Override
    public boolean canRun(String target) {
        return names().contains(target);
    }

    /** The processors all of whose views this node can build. */
    Set<String> names() {
        return rebuilder.processors();
    }

    @Override
    public String run(String target) {
        try {
            long events = rebuilder.rebuildBeside(target, () -> {
                store.set(OperationsStore.Kind.YIELDED, target, null, "rebuild");
                processors.hold(target);
            });
            LOG.info("{} was rebuilt from {} events while it served", target, events);
            return events + " events read";
        } finally {
            store.reset(OperationsStore.Kind.YIELDED, target);
            processors.letGo(
                    target, !store.settings(OperationsStore.Kind.PAUSED).containsKey(target));
        }
    }
}
