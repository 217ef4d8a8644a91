import { fromEnv } from "@aws-sdk/credential-provider-env";

/**
 * Stands in for the SDK's default chain in every bundle: Lambda hands its role's credentials over in
 * the environment, so profiles, SSO and the metadata service (135 KB) would never be asked.
 */
export const defaultProvider = fromEnv;
