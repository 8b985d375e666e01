package com.mdmc.crm.query.list;

/** A controller that answers a list; the OpenAPI document names the parameters its definition allows. */
public interface Listed {

    ListDefinition<?> listDefinition();
}
