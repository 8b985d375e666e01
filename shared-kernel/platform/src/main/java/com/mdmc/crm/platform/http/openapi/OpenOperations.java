package com.mdmc.crm.platform.http.openapi;

/** Which operations anybody may call without a token. */
@FunctionalInterface
public interface OpenOperations {

    /**
     * @param method in capitals
     * @param path as the controller spells it, with its variables
     */
    boolean contains(String method, String path);
}
