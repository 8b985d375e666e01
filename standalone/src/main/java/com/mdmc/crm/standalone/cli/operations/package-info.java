/** {@code crm operations}: what an operator sees and does about a running CRM, through its API. */
package com.mdmc.crm.standalone.cli.operations;
