import { createHmac } from "node:crypto";
import fc from "fast-check";
import { Webhook } from "standardwebhooks";
import { describe, expect, test } from "vitest";
import { payloadOf } from "#functions/alerts/webhooks/payload.ts";
import { keyOf, newSecret } from "#functions/alerts/webhooks/secret.ts";
import { signatureHeaders } from "#functions/alerts/webhooks/signed.ts";

const event = {
  type: "alert.fired",
  timestamp: new Date("2026-02-01T12:00:00.5Z"),
  data: { a: 1 },
};

describe("[ALR-4] a secret", () => {
  test("is 32 random bytes, spelt as the specification says", () => {
    const secret = newSecret();
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(keyOf(secret)).toHaveLength(32);
    expect(newSecret()).not.toBe(secret);
    expect(newSecret((bytes) => new Uint8Array(bytes))).toBe(`whsec_${"A".repeat(43)}=`);
  });

  const of = (bytes: number) => `whsec_${Buffer.alloc(bytes, 7).toString("base64")}`;

  test("has 24 to 64 bytes", () => {
    expect([24, 32, 64].map((bytes) => keyOf(of(bytes)).length)).toEqual([24, 32, 64]);
    for (const bytes of [0, 23, 65]) expect(() => keyOf(of(bytes))).toThrow("24 to 64 bytes");
  });

  test.each([
    ["without its beginning", of(32).slice(6)],
    ["with the beginning of a public key", of(32).replace("whsec_", "whpk__")],
    ["in letters that are no base64", `whsec_${"-".repeat(44)}`],
    ["with a blank", `${of(32)} `],
    ["without its end", of(32).slice(0, -1)],
  ])("is none %s, and the error does not tell it", (_what, secret) => {
    expect(() => keyOf(secret)).toThrow(RangeError);
    expect(() => keyOf(secret)).not.toThrow(secret.slice(6, 20));
  });
});

describe("[ALR-4] a signature", () => {
  const secrets = [newSecret()];
  const now = new Date();
  const headersOf = (body: string, more: Partial<Parameters<typeof signatureHeaders>[0]> = {}) =>
    signatureHeaders({ id: "msg_1", at: now, body, secrets, ...more });

  test("is what a public library of the specification verifies", () => {
    fc.assert(
      fc.property(fc.json(), fc.uint8Array({ minLength: 24, maxLength: 64 }), (body, key) => {
        const secret = `whsec_${Buffer.from(key).toString("base64")}`;
        const headers = headersOf(body, { secrets: [secret] });
        expect(new Webhook(secret).verify(body, headers)).toEqual(JSON.parse(body));
      }),
    );
  });

  test("is of the id, the moment and the body, each of which it holds to", () => {
    const [secret = ""] = secrets;
    const body = payloadOf(event);
    const verify =
      (more: object, changed = body) =>
      () =>
        new Webhook(secret).verify(changed, { ...headersOf(body), ...more });
    expect(verify({})).not.toThrow();
    expect(verify({}, `${body} `)).toThrow("No matching signature");
    expect(verify({ "webhook-id": "msg_2" })).toThrow("No matching signature");
    const later = String(Math.floor(now.getTime() / 1000) + 1);
    expect(verify({ "webhook-timestamp": later })).toThrow("No matching signature");
  });

  test("is the specification's own for its example", () => {
    const body = '{"test": 2432232314}';
    const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    const headers = signatureHeaders({
      ...{ id: "msg_p5jXN8AQM9LWM0D4loKWxJek", at: new Date(1_614_265_330_900), body },
      secrets: [secret],
    });
    expect(headers).toEqual({
      "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
      "webhook-timestamp": "1614265330",
      "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
    });
    const key = Buffer.from(secret.slice(6), "base64");
    const signed = `msg_p5jXN8AQM9LWM0D4loKWxJek.1614265330.${body}`;
    expect(headers["webhook-signature"]).toBe(
      `v1,${createHmac("sha256", key).update(signed).digest("base64")}`,
    );
  });

  test("is there for either secret while one takes the other's place", () => {
    const [older, newer] = [newSecret(), newSecret()];
    const headers = headersOf("{}", { secrets: [newer, older] });
    expect(headers["webhook-signature"]).toMatch(/^v1,\S+ v1,\S+$/);
    for (const secret of [older, newer]) {
      expect(new Webhook(secret).verify("{}", headers)).toEqual({});
    }
    expect(() => new Webhook(newSecret()).verify("{}", headers)).toThrow();
  });

  test.each(["", "a.b", "a\r\nb", "é", "a".repeat(129)])("is not made for the id %j", (id) => {
    expect(() => headersOf("{}", { id })).toThrow("A message's id");
  });

  test("is not made without a secret", () => {
    expect(() => headersOf("{}", { secrets: [] })).toThrow("with a secret");
  });
});

describe("[ALR-4] what a webhook is told", () => {
  test("is its type, when it happened and what it was", () => {
    expect(payloadOf(event)).toBe(
      '{"type":"alert.fired","timestamp":"2026-02-01T12:00:00.500Z","data":{"a":1}}',
    );
  });

  test.each(["", "Alert", "alert.", ".fired", "alert fired", "alert..fired"])(
    "has no type %j",
    (type) => {
      expect(() => payloadOf({ ...event, type })).toThrow(`"${type}" is no type`);
    },
  );

  test("has 20,000 bytes at most", () => {
    const of = (bytes: number) => payloadOf({ ...event, data: { a: "é".repeat(bytes / 2) } });
    const around = Buffer.byteLength(of(0));
    const most = 20_000 - around - (around % 2);
    expect(Buffer.byteLength(of(most))).toBeLessThanOrEqual(20_000);
    expect(() => of(most + 2)).toThrow("it may have 20000");
  });
});
