import sharp from "sharp";
import { beforeAll, expect, test } from "vitest";
import { api, somebody } from "#test/support/clouds/api.ts";
import { drawn, priceAgo, pricedCard } from "#test/support/pictures/charts.ts";

let token = "";
let card: Awaited<ReturnType<typeof pricedCard>>;
beforeAll(async () => {
  ({ token } = await somebody());
  card = await pricedCard();
});

const chart = (ending: string, options = "") =>
  `GET /v1/cards/${card.id}/prices/chart.${ending}${options}`;

test("[IMG-7] a chart is drawn once, and is another one at another address when a price has changed", async () => {
  const first = await api(chart("png"), { token });
  expect(first.status).toBe(202);
  expect(first.headers.get("cache-control")).toBe("no-store");
  const { status, headers } = await drawn(chart("png"), token);
  expect(status).toBe(302);
  const address = headers.get("location") ?? "";
  expect(address).toMatch(/\/renders\/[0-9a-f]{64}\/1\.png$/);
  const picture = await fetch(address);
  expect(picture.headers.get("content-type")).toBe("image/png");
  expect(picture.headers.get("cache-control")).toContain("immutable");
  const { width, height } = await sharp(await picture.arrayBuffer()).metadata();
  expect([width, height]).toEqual([800, 400]);
  // Whoever asks for the same is led there at once.
  const { token: other } = await somebody();
  const again = await api(chart("png", "?range=365&theme=light"), { token: other });
  expect([again.status, again.headers.get("location")]).toEqual([302, address]);

  await priceAgo(card.set, 7, 41_234);
  const changed = await drawn(chart("png"), token);
  expect(changed.headers.get("location")).not.toBe(address);
  expect((await fetch(address)).status).toBe(200);
}, 120_000);

test("the SVG is answered at once, is tagged, and lets nothing run", async () => {
  const { status, headers, body } = await api(chart("svg", "?range=30&theme=dark&width=640"), {
    token,
  });
  expect(status).toBe(200);
  expect(headers.get("content-type")).toBe("image/svg+xml; charset=utf-8");
  expect(headers.get("content-security-policy")).toContain("default-src 'none'");
  expect(body).toMatch(/^<svg [^>]*width="640" height="400"/);
  expect(body).toContain("$400.00");
  const tag = headers.get("etag") ?? "";
  const kept = await api(chart("svg", "?range=30&theme=dark&width=640"), {
    token,
    headers: { "if-none-match": tag },
  });
  expect(kept.status).toBe(304);
  const drawnBySharp = await sharp(Buffer.from(body)).metadata();
  expect(drawnBySharp.width).toBe(640);
});

test.each([
  ["range=31", /range.*30, 90, 365, all/],
  ["theme=pink", /theme.*light or dark/],
  ["width=319", /width.*at least 320/],
  ["height=1201", /height.*at most 1200/],
  ["currency=euro", /currency.*three capital letters/],
  ["source=nobody", /source.*tcgplayer, market/],
  ["variant=gold", /variant.*holo, normal/],
])("[API-4] %s is refused with what is expected", async (options, expected) => {
  for (const ending of ["svg", "png"]) {
    const { status, body } = await api(chart(ending, `?${options}`), { token });
    expect(status).toBe(400);
    expect(JSON.stringify(body)).toMatch(expected);
  }
});

test("a variant that has no prices is told from one that there is not", async () => {
  const { status, body } = await api(chart("svg", "?variant=normal"), { token });
  expect({ status, code: body.code }).toEqual({ status: 404, code: "charts.no_prices" });
  expect((await api(chart("svg"))).status).toBe(401);
});
