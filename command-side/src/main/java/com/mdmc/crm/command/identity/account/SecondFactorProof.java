package com.mdmc.crm.command.identity.account;

/**
 * What somebody proved at log-in.
 *
 * @param passwordId the password that was found right
 * @param sessionEpoch the account's epoch the proof was checked in
 * @param totpStep the step of the one-time code that was found right; {@code null} without one
 * @param recoveryCode the number of the recovery code that was found right; {@code null} without one
 */
public record SecondFactorProof(String passwordId, long sessionEpoch, Long totpStep, Integer recoveryCode) {}
