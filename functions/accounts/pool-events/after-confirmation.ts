/** What Cognito says once an account was confirmed or its password was reset. */
export interface Confirmation {
  readonly triggerSource: string;
  readonly userPoolId: string;
  readonly userName: string;
}

export interface SessionEnder {
  /** Ends every session of a user. May be repeated. */
  endSessions(user: Pick<Confirmation, "userName" | "userPoolId">): Promise<void>;
}

/**
 * Ends the sessions of whoever has reset a password [ACC-7]: a second chance, should the function that
 * asked for the reset have died before it did so. A new account has no sessions.
 */
export async function afterConfirmation(
  { triggerSource, userPoolId, userName }: Confirmation,
  { endSessions }: SessionEnder,
): Promise<void> {
  if (triggerSource !== "PostConfirmation_ConfirmForgotPassword") return;
  await endSessions({ userPoolId, userName });
}
