/** Certificates of erasure: what was erased, what is kept and why, with a proof and a signature. */
package com.mdmc.crm.query.certificate;
