/**
 * What a password must have. The user pool is deployed with these rules and the accounts area checks
 * them first, because a code that proved an address is spent before Cognito looks at the password.
 */
export const passwordPolicy = {
  minLength: 12,
  maxLength: 256,
  requireLowercase: true,
  requireUppercase: true,
  requireDigits: true,
  requireSymbols: false,
} as const;
