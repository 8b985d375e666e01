package com.mdmc.crm.query.audit;

import java.util.List;

/** All kinds of things the audit speaks of. */
record AuditedResources(List<AuditedResource> all) {}
