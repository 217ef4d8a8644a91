/**
 * The scope with which an access token opens Cognito's own operations about its user: change the
 * address, the password or the second factor, delete the account. Whoever held a token for a quarter
 * of an hour could keep the account with them.
 */
const ownAccount = "aws.cognito.signin.user.admin";

/** What Cognito takes of an answer to its event before it makes tokens (version 2). */
export interface TokenChange {
  readonly claimsAndScopeOverrideDetails: {
    readonly accessTokenGeneration: { readonly scopesToSuppress: readonly string[] };
  };
}

/** Access tokens are for our API and for nothing else [ACC-7]. */
export const tokenChange: TokenChange = {
  claimsAndScopeOverrideDetails: { accessTokenGeneration: { scopesToSuppress: [ownAccount] } },
};
