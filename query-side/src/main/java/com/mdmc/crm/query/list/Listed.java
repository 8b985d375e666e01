package com.mdmc.crm.query.list;

/** A controller of a list; the OpenAPI document names the parameters its definition allows. */
public interface Listed {

    ListDefinition<?> listDefinition();

    /** Whether it answers page by page; an export answers all of them. */
    default boolean isPaged() {
        return true;
    }

    /** Whether it can be put in order; a sum of the list cannot. */
    default boolean isOrdered() {
        return true;
    }

    /** Whether {@code from} and {@code to} limit when the listed things came about. */
    default boolean hasPeriod() {
        return false;
    }
}
