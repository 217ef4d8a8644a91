import * as z from "zod";
import { type AwsVariables, signedClient } from "#shared/aws/signed-client.ts";
import type { Told } from "../telling/teller.ts";
import type { Mail, Mailer } from "./mailer.ts";

/** Who sends. */
export interface Sender {
  readonly from: string;
  readonly fromName: string;
  /** In which the identity lies. */
  readonly region: string;
  /** Whose events say what became of mails; empty for none. */
  readonly configurationSet: string;
}

/** Who sends, as the environment says; undefined where nobody does. */
export const senderOf = (vars: {
  readonly MAIL_FROM: string;
  readonly MAIL_FROM_NAME: string;
  readonly MAIL_REGION: string;
  readonly MAIL_CONFIGURATION_SET: string;
}): Sender | undefined =>
  vars.MAIL_FROM === ""
    ? undefined
    : {
        ...{ from: vars.MAIL_FROM, fromName: vars.MAIL_FROM_NAME },
        ...{ region: vars.MAIL_REGION, configurationSet: vars.MAIL_CONFIGURATION_SET },
      };

const timeoutMs = 10_000;
const Refusal = z.object({ message: z.string().optional(), Message: z.string().optional() });
/** SES takes letters, digits, `_`, `-`, and some more, and 256 of them. */
const plainTag = /^[A-Za-z0-9_.@-]{1,256}$/;

/**
 * Sends by SES with signed requests: one operation is not worth the SDK's client. SES makes the message of its parts, and takes headers beside
 * them, so that no function carries what writes MIME.
 */
export function sesMailer(
  { from, fromName, region, configurationSet }: Sender,
  variables: AwsVariables & { readonly AWS_ENDPOINT_URL_SESV2?: string | undefined },
): Mailer {
  const { AWS_ENDPOINT_URL_SESV2, AWS_ENDPOINT_URL } = variables;
  const base =
    AWS_ENDPOINT_URL_SESV2 ?? AWS_ENDPOINT_URL ?? `https://email.${region}.amazonaws.com`;
  const address = `${base.replace(/\/$/, "")}/v2/email/outbound-emails`;
  const client = signedClient("ses", region, variables);
  return {
    async send(mail) {
      const body = JSON.stringify(requestOf(mail, { from, fromName, configurationSet }));
      try {
        const answer = await client.fetch(address, {
          ...{ method: "POST", headers: { "content-type": "application/json" }, body },
          signal: AbortSignal.timeout(timeoutMs),
        });
        const text = await answer.text();
        return toldBy(answer.status, text);
      } catch (error) {
        const why = error instanceof Error ? error.name : "Error";
        return { ...failed, sentence: `The mail could not be handed over (${why}).` };
      }
    },
  };
}

const failed = { attempt: { outcome: "failed" }, receiver: "standard" } as const;

/** 410 would be taken for a receiver that is gone: SES never means that. */
function toldBy(status: number, text: string): Told {
  if (status === 410) return { ...failed, sentence: "The mail was not taken." };
  const attempt = { outcome: "answered", status } as const;
  if (status < 300) return { attempt, receiver: "standard", sentence: "The mail was handed over." };
  const refusal = Refusal.safeParse(jsonOf(text)).data;
  const why = refusal?.message ?? refusal?.Message ?? `status ${status}`;
  return { attempt, receiver: "standard", sentence: `The mail was not taken: ${why}` };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Whoever stands before SES may answer anything.
    return undefined;
  }
}

function requestOf(
  { to, subject, text, html, headers = {}, tags = {} }: Mail,
  { from, fromName, configurationSet }: Omit<Sender, "region">,
) {
  const part = (data: string) => ({ Data: data, Charset: "UTF-8" });
  return {
    FromEmailAddress: `${displayName(fromName)} <${from}>`,
    Destination: { ToAddresses: [to] },
    Content: {
      Simple: {
        Subject: part(oneLine(subject)),
        Body: { Text: part(text), Html: part(html) },
        Headers: Object.entries(headers).map(([Name, Value]) => ({ Name, Value: oneLine(Value) })),
      },
    },
    EmailTags: Object.entries(tags)
      .filter(([, value]) => plainTag.test(value))
      .map(([Name, Value]) => ({ Name, Value })),
    ...(configurationSet !== "" && { ConfigurationSetName: configurationSet }),
  };
}

/** A line that ends would begin another header. */
const oneLine = (text: string): string => text.replace(/[\r\n\p{Cc}]+/gu, " ").trim();

/** RFC 2047 for what is not ASCII, quotes for the rest. */
export function displayName(name: string): string {
  const line = oneLine(name);
  if (/^[\x20-\x7e]*$/.test(line)) return `"${line.replace(/["\\]/g, "\\$&")}"`;
  return `=?UTF-8?B?${Buffer.from(line).toString("base64")}?=`;
}
