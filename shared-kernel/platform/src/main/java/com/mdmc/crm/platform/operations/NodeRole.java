package com.mdmc.crm.platform.operations;

/** A side that a node serves; a bean of each. */
public record NodeRole(String name) {}
