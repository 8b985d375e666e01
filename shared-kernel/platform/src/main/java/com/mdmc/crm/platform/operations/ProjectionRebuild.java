package com.mdmc.crm.platform.operations;

import com.mdmc.crm.projections.rebuild.Rebuilder;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rebuild of a projection's views while it serves (blue-green): they are built beside those in use, and their processor
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

    /** The projections this node can build. */
    Set<String> names() {
        return Set.copyOf(rebuilder.names());
    }

    @Override
    public String run(String target) {
        String processor = rebuilder.processorOf(target);
        try {
            long events = rebuilder.rebuildBeside(target, () -> {
                store.set(OperationsStore.Kind.YIELDED, processor, null, "rebuild");
                processors.hold(processor);
            });
            LOG.info("{} was rebuilt from {} events while it served", target, events);
            return events + " events read";
        } finally {
            store.reset(OperationsStore.Kind.YIELDED, processor);
            processors.letGo(processor);
        }
    }
}
