import { expect, test } from "vitest";
import { z } from "zod";
import { referenceJson } from "#test/support/running/reference-data.ts";
import { sampleUpstream } from "#test/support/sources/sample-upstream.ts";

const Recording = z.object({
  interactions: z.array(
    z.object({
      url: z.string(),
      status: z.number(),
      headers: z.record(z.string(), z.string()),
      body: z.json(),
    }),
  ),
});

const reference = referenceJson("recorded-tcgdex-v2.json.gz");
const absent = "no recordings: name their folder in CARDLAKE_REFERENCE_DATA";
const recorded = reference === undefined ? [] : Recording.parse(reference).interactions;
const { running, get } = sampleUpstream();

test.runIf(recorded.length === 0)("recorded traffic is compared where it is", ({ skip }) => {
  skip(absent);
});

test.each(recorded)(
  "$url was answered in the same manner",
  async ({ url, status, headers, body }) => {
    const response = await get(url.replace("https://api.tcgdex.net", ""));
    // The sample holds fewer cards than the original; an absent one proves nothing.
    if (response.status === 404) return;
    expect(response.status).toBe(status);
    for (const name of ["content-type", "access-control-allow-origin"]) {
      expect(response.headers.get(name)).toBe(headers[name]);
    }
    expect(response.headers.get("etag")).toMatch(/^W\/"[0-9a-f]+-[A-Za-z0-9+/]{27}"$/);
    const own: unknown = await response.json();
    expect(kindsIn(own)).toEqual(expect.arrayContaining(kindsIn(body).filter(isPromised)));
  },
);

test("no answer names the host of the original", async () => {
  for (const path of ["/v2/en/cards", "/v2/en/sets", "/v2/en/series", "/v2/en/cards/base1-4"]) {
    const text = await (await get(path)).text();
    expect(text).toContain(running().assetsUrl);
    expect(text).not.toContain("tcgdex.net");
  }
});

/** Card texts are left out of the sample on purpose. */
function isPromised(kind: string): boolean {
  return !/(effect|description|\.attacks\.|\.abilities)/.test(kind);
}

/** Where a value of which type stands, e.g. `.cards.id string`; lists by what they hold. */
function kindsIn(value: unknown, path = ""): string[] {
  if (Array.isArray(value)) return [...new Set(value.flatMap((item) => kindsIn(item, path)))];
  if (typeof value !== "object" || value === null) return [`${path} ${typeof value}`];
  return Object.entries(value).flatMap(([key, item]) => kindsIn(item, `${path}.${key}`));
}
