import { Webhook } from "standardwebhooks";
import { expect, test } from "vitest";
import { payloadOf } from "#functions/alerts/webhooks/payload.ts";
import { newSecret } from "#functions/alerts/webhooks/secret.ts";
import { signatureHeaders } from "#functions/alerts/webhooks/signed.ts";
import { guardedClient } from "#functions/shared/guarded/guarded-client.ts";
import { loopbackServer } from "#test/support/running/loopback-server.ts";

test("[ALR-4] a receiver that is written with a public library takes what is sent over the wire", async () => {
  const secret = newSecret();
  const taken: unknown[] = [];
  const { origin } = await loopbackServer(async (request, response) => {
    const pieces: Uint8Array[] = [];
    for await (const piece of request) pieces.push(piece);
    // Distinct values: repeated headers would be lists.
    const headers = request.headers as Record<string, string>;
    taken.push(new Webhook(secret).verify(String(Buffer.concat(pieces)), headers));
    response.writeHead(204).end();
  });
  const client = guardedClient({ userAgent: "cardlake-test", alsoAllowed: [origin] });
  const timestamp = new Date("2026-02-01T12:00:00Z");
  const body = payloadOf({ type: "alert.fired", timestamp, data: { card: "Pokémon ピカチュウ" } });
  const signature = signatureHeaders({ id: "msg_1", at: new Date(), body, secrets: [secret] });
  const outcome = await client.send({
    ...{ method: "POST", url: `${origin}/hook`, body, mostBodyBytes: 1000 },
    headers: { ...signature, "content-type": "application/json" },
  });
  expect(outcome).toMatchObject({ outcome: "answered", status: 204 });
  expect(taken).toEqual([JSON.parse(body)]);
});
