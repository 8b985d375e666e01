package com.mdmc.crm.standalone.cli;

/**
 * A picocli command that a module beside the shipped program adds to {@code ./crm} when it is on the class path. It is
 * found by {@link java.util.ServiceLoader} and has a public constructor without parameters.
 */
public interface AddedCommand {}
