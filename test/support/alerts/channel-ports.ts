import { randomBytes } from "node:crypto";
import type { ChannelDeps } from "#functions/alerts/channels/deps.ts";
import type { Mail } from "#functions/alerts/mails/mailer.ts";
import type { Content } from "#functions/alerts/telling/teller.ts";
import type { Attempt } from "#functions/alerts/webhooks/attempt.ts";
import { memoryAlerts } from "#test/fakes/memory-alerts.ts";
import { memoryChannelStore } from "#test/fakes/memory-channel-store.ts";
import { home } from "#test/support/alerts/channels.ts";

export const user = "collector";
export const own = "collector@example.com";

/** What keeping channels needs, on a stage that sends mails and asks whoever it is to, or not. */
export function channelPorts({ refuses = false, sendsMails = true } = {}) {
  let nowMs = Date.parse("2026-08-22T21:00:00.000Z");
  let attempt: Attempt = { outcome: "answered", status: 204 };
  const channels = memoryChannelStore();
  const { alerts } = memoryAlerts();
  const mails: Mail[] = [];
  const told: Content[] = [];
  const deps = {
    ...{ channels, alerts, home, random: randomBytes, clock: () => new Date(nowMs) },
    addresses: {
      judgedWithName: async (url) =>
        refuses
          ? { outcome: "refused", reason: "not_public", sentence: "It is not public." }
          : { outcome: "allowed", url },
    },
    ownAddress: async () => own,
    mailer: sendsMails
      ? {
          async send(mail) {
            mails.push(mail);
            const sent = { outcome: "answered", status: 200 } as const;
            return { attempt: sent, receiver: "standard", sentence: "It was handed over." };
          },
        }
      : undefined,
    teller: {
      async tell(_user, _channel, content) {
        told.push(content);
        return { attempt, receiver: "standard", sentence: "It answered." };
      },
    },
  } satisfies ChannelDeps;
  return {
    ...{ deps, channels, alerts, mails, told },
    answer: (next: Attempt) => {
      attempt = next;
    },
    pass: (ms: number) => {
      nowMs += ms;
    },
    codeIn: (mail: Mail | undefined) => /\b\d{6}\b/.exec(mail?.text ?? "")?.[0] ?? "",
  };
}
