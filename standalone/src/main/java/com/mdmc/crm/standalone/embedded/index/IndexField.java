package com.mdmc.crm.standalone.embedded.index;

/** One component of an index. */
public record IndexField(String path, boolean ascending) {}
