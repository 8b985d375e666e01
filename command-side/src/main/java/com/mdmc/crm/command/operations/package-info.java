/** Commands of operators about the running program: projections, dead letters, scheduled tasks, log levels. */
package com.mdmc.crm.command.operations;
