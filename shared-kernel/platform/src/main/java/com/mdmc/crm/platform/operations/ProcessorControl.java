package com.mdmc.crm.platform.operations;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventProcessor;

/** Stops and starts the event processors of this node. It starts none but those it has stopped itself. */
final class ProcessorControl {
    private final EventProcessingConfiguration processing;
    private final Set<String> stopped = new HashSet<>();
    private final Set<String> held = new HashSet<>();

    ProcessorControl(EventProcessingConfiguration processing) {
        this.processing = processing;
    }

    private Set<String> names() {
        return new TreeSet<>(processing.eventProcessors().keySet());
    }

    /** Stops those that are to stand still, and starts again what no longer is. */
    synchronized void standStill(Collection<String> wished) {
        for (String name : names()) {
            if (wished.contains(name) || held.contains(name)) {
                stop(name);
            } else if (stopped.remove(name)) {
                processing.eventProcessor(name).ifPresent(EventProcessor::start);
            }
        }
    }

    private void stop(String name) {
        processing
                .eventProcessor(name)
                .filter(EventProcessor::isRunning)
                .filter(running -> stopped.add(name))
                .ifPresent(EventProcessor::shutDown);
    }

    /** Stops one until it is let go, whatever else is wished for; returns when it has stopped. */
    synchronized void hold(String processor) {
        held.add(processor);
        stop(processor);
    }

    /** Lets one go on that was held. */
    synchronized void letGo(String processor) {
        held.remove(processor);
        if (stopped.remove(processor)) {
            processing.eventProcessor(processor).ifPresent(EventProcessor::start);
        }
    }
}
