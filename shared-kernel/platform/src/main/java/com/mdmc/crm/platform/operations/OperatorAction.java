package com.mdmc.crm.platform.operations;

/** Something an operator asks for once, done by any node that can. */
interface OperatorAction {

    OperationsStore.Kind kind();

    /** Whether this node can do it. */
    boolean canRun(String target);

    /**
     * Does it.
     *
     * @return what came of it, in a few words
     * @throws RuntimeException if it could not be done; its message is the operator's answer
     */
    String run(String target);
}
