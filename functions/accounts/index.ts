export type { IdentityProvider } from "./identity-provider.ts";
