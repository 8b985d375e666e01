/** Meters of the CRM itself, named after the conventions of OpenTelemetry. */
package com.mdmc.crm.platform.metrics;
