import { textFrom, type Variables } from "./variables.ts";

/** A name of one's own with the certificate that proves it. */
export interface Domain {
  readonly name: string;
  /** ARN of an issued ACM certificate that covers the name. */
  readonly certificateArn: string;
}

/**
 * Names under which a deployment is reached instead of the ones that AWS gives. Their certificates lie in
 * us-east-1, where CloudFront looks.
 */
export interface Domains {
  /** Of the distribution before the API. */
  readonly api: Domain | undefined;
  /** Of the distribution of pictures. */
  readonly images: Domain | undefined;
  /** Of the pages that people share: a second name of the same distribution, on its certificate. */
  readonly share: string | undefined;
}

/**
 * The domains that the environment names.
 *
 * @throws RangeError if a name has no certificate or cannot be a host name, or if a certificate does
 * not lie in us-east-1
 */
export function domainsFrom(variables: Variables): Domains {
  const api = domainFrom("API_DOMAIN", "API_CERTIFICATE_ARN", variables);
  const images = domainFrom("IMAGES_DOMAIN", "CDN_CERTIFICATE_ARN", variables);
  const share = nameFrom("SHARE_DOMAIN", variables);
  if (share && !images) {
    throw new RangeError(
      "SHARE_DOMAIN is a second name of the pictures' distribution: set IMAGES_DOMAIN and CDN_CERTIFICATE_ARN, whose certificate must cover both.",
    );
  }
  return { api, images, share };
}

function domainFrom(name: string, certificate: string, variables: Variables): Domain | undefined {
  const host = nameFrom(name, variables);
  const certificateArn = textFrom(certificate, variables);
  if (!host) return undefined;
  if (!certificateArn || certificateRegion(certificateArn) === undefined) {
    throw new RangeError(
      `${name} needs ${certificate}, the ARN of an issued ACM certificate for ${host}.`,
    );
  }
  if (certificateRegion(certificateArn) !== "us-east-1") {
    throw new RangeError(
      `${certificate} must name a certificate in us-east-1, where CloudFront looks for it, not "${certificateArn}".`,
    );
  }
  return { name: host, certificateArn };
}

/** A host name of at least two labels, without scheme, port or path. */
const hostName = /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/;

function nameFrom(name: string, variables: Variables): string | undefined {
  const host = textFrom(name, variables);
  if (host === undefined || hostName.test(host)) return host;
  throw new RangeError(`${name} must be a host name such as cards.example.com, not "${host}".`);
}

const certificateRegion = (arn: string): string | undefined =>
  /^arn:aws[a-z-]*:acm:([a-z0-9-]+):\d{12}:certificate\/[\w-]+$/.exec(arn)?.[1];
