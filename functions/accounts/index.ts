export type { Account, Credentials, IdentityProvider, Proof, Tokens } from "./identity-provider.ts";
