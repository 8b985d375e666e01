package com.mdmc.crm.projections.fold;

/** An event that a projection cannot take in, however often it is tried. */
public final class ProjectionFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient EventEnvelope<?> recorded;

    public ProjectionFailure(EventEnvelope<?> recorded, RuntimeException cause) {
        super(
                "cannot take in " + recorded.event().getClass().getSimpleName() + " at position " + recorded.position(),
                cause);
        this.recorded = recorded;
    }

    public EventEnvelope<?> recorded() {
        return recorded;
    }
}
