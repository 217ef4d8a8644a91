import { textFrom, type Variables } from "./variables.ts";

/** How Cognito sends codes: from an own address by SES. */
export interface Mail {
  readonly from: string;
  /** Name beside the address. */
  readonly fromName: string;
  /** Verified domain that the address belongs to; absent when the address itself is verified. */
  readonly domain: string | undefined;
  /** Where the SES identity lies. @default the region of the stacks */
  readonly region: string | undefined;
  readonly configurationSet: string | undefined;
}

/**
 * The sender of mails; undefined leaves the sending to Cognito, which stops at about 50 a day.
 *
 * @throws RangeError if a stage that must send has no sender, or an address is none
 */
export function mailFrom(
  { name: stage, needsMail }: { name: string; needsMail: boolean },
  variables: Variables,
): Mail | undefined {
  const from = textFrom("MAIL_FROM", variables);
  if (from === undefined) {
    if (!needsMail) return undefined;
    throw new RangeError(
      `MAIL_FROM must hold the address that the stage ${stage} sends its mails from, with an identity ` +
        "in SES: Cognito's own sender stops at about 50 mails a day, and sign-ups with it.",
    );
  }
  if (!/^[\w.+-]+@[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(from)) {
    throw new RangeError(`MAIL_FROM must be an address such as cards@example.com, not "${from}".`);
  }
  const domain = textFrom("MAIL_DOMAIN", variables);
  const host = from.slice(from.indexOf("@") + 1);
  if (domain !== undefined && host !== domain && !host.endsWith(`.${domain}`)) {
    throw new RangeError(`MAIL_FROM is not an address of MAIL_DOMAIN "${domain}": "${from}".`);
  }
  return {
    from,
    fromName: textFrom("MAIL_FROM_NAME", variables) ?? "Cardlake",
    domain,
    region: textFrom("MAIL_REGION", variables),
    configurationSet: textFrom("MAIL_CONFIGURATION_SET", variables),
  };
}
