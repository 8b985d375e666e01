package com.mdmc.crm.query.view;

/** An event that a projection cannot take in, however often it is tried. */
final class ProjectionFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Recorded<?> recorded;

    ProjectionFailure(Recorded<?> recorded, RuntimeException cause) {
        super(
                "cannot take in " + recorded.event().getClass().getSimpleName() + " at position " + recorded.position(),
                cause);
        this.recorded = recorded;
    }

    Recorded<?> recorded() {
        return recorded;
    }
}
