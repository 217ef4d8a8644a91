export type { Credentials, IdentityProvider, Tokens } from "./identity-provider.ts";
