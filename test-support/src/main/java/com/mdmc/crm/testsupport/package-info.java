/** What the tests of several modules share: architecture rules, and how the store is read from outside. */
package com.mdmc.crm.testsupport;
