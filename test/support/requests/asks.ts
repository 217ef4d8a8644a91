import { randomUUID } from "node:crypto";
import { api } from "#test/support/clouds/api.ts";
import type { Ask } from "./ask.ts";
import type { World } from "./asked-world.ts";

/** What else may be answered to an operation, beside what the good request is answered. */
export type Others = (world: World, good: () => Promise<Ask>) => Promise<readonly Ask[]>;

/** An id that nothing has. */
export const unknown = "01KAJ3N5Q2V7C8D9E0F1G2H3J4";

export const copies = {
  printingId: "pokemon:en:base1-4",
  variant: "holo.unlimited",
  condition: "near_mint",
};

/** Of the owner. */
export const get = (path: string) => async (world: World) => ({
  request: `GET ${path}`,
  sent: { token: world.owner.token },
});
export const mine =
  (request: string, more: object = {}) =>
  ({ owner: { token } }: World) =>
    [{ request, sent: { token, ...more } }] as const;

export const forAdmins = (path: string) => async (world: World) => ({
  request: `GET ${path}`,
  sent: { token: world.adminToken },
});
export const admins =
  (request: string, more: object = {}) =>
  ({ adminToken: token }: World) =>
    [{ request, sent: { token, ...more } }] as const;

/** The same key with the same body, and with another one. */
export const repeatedAndReused = async (
  good: () => Promise<Ask>,
  other: object,
): Promise<readonly Ask[]> => {
  const { request, sent } = await good();
  const headers = { ...sent?.headers, "idempotency-key": randomUUID() };
  await api(request, { ...sent, headers });
  return [
    { request, sent: { ...sent, headers } },
    { request, sent: { ...sent, headers, body: other } },
  ];
};
