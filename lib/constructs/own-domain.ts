import { Certificate } from "aws-cdk-lib/aws-certificatemanager";
import { type DistributionProps, SecurityPolicyProtocol } from "aws-cdk-lib/aws-cloudfront";
import type { Construct } from "constructs";
import type { Domain } from "../settings/domains.ts";

/**
 * Names under which a distribution is reached instead of the one that AWS gives, with TLS 1.2 at least;
 * nothing where there is no domain of one's own.
 *
 * @param more names that the domain's certificate covers too
 */
export const ownDomain = (
  scope: Construct,
  domain: Domain | undefined,
  more: readonly string[] = [],
): Partial<DistributionProps> =>
  domain
    ? {
        domainNames: [domain.name, ...more],
        certificate: Certificate.fromCertificateArn(scope, "Certificate", domain.certificateArn),
        minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      }
    : {};
