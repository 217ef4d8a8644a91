import { beforeAll, describe, expect, test } from "vitest";
import { type Answer, api, somebody } from "#test/support/clouds/api.ts";
import { eventually } from "#test/support/pictures/drawn-collections.ts";
import { type World, worldWith } from "#test/support/requests/asked-world.ts";
import { cardRoutes } from "#test/support/requests/card-routes.ts";
import { type Ask, goodRequests } from "#test/support/requests/good-requests.ts";
import { admin } from "#test/support/sources/runs.ts";

let world: World;
let token = "";

beforeAll(async () => {
  const adminToken = await admin();
  world = await worldWith(await somebody(), adminToken);
  token = world.owner.token;
  // Who has an index looks for a newer one every ten seconds.
  await eventually(async () => {
    const items = await resolved([world.ambiguousId, "OP02-013", "pokemontcg:base1-4"]);
    return items.some(({ outcome }) => outcome === "unknown") ? undefined : true;
  }, "index of all that was brought");
}, 200_000);

interface Resolved {
  readonly id: string;
  readonly outcome: string;
  readonly reason?: string;
  readonly cards: readonly { readonly id: string; readonly variants?: readonly string[] }[];
}
async function resolved(ids: readonly string[], more: object = {}): Promise<readonly Resolved[]> {
  const { status, body } = await api("POST /v1/cards/resolve", { token, body: { ids, ...more } });
  expect(status, JSON.stringify(body)).toBe(200);
  return body.items;
}

const charizard = "pokemon:en:base1-4";

test("[CAT-1] ids of all sources and games are resolved in one call, in their order", async () => {
  const { body: card } = await api(`GET /v1/cards/${charizard}`, { token });
  const [variant] = card.variants.filter(({ productIds }: { productIds?: object }) => productIds);
  const [shop, product] = Object.entries(variant.productIds)[0] ?? [];
  const ids = [
    ...["tcgdex:base1-4", "pokemontcg:base1-4", `${shop}:${product}`, "base1-4", charizard],
    ...["OP02-013_p1", "punk-records:OP02-013", "OP02-013", "scryfall:1", "tcgdex:base1-9999", "?"],
    ...["", "\u0000", "x".repeat(101)],
  ];
  const items = await resolved(ids);
  expect(items.map(({ id }) => id)).toEqual(ids);
  expect(items.slice(0, 7).map(({ cards }) => cards.map(({ id }) => id))).toEqual([
    ...Array(5).fill([charizard]),
    ["onepiece:en:op-02-013_5fp1"],
    ["onepiece:en:op-02-013"],
  ]);
  expect(items[2]?.cards[0]?.variants).toContain(variant.key);
  expect(items.slice(7).map(({ outcome, reason }) => [outcome, reason])).toEqual([
    ["ambiguous", "several_prints"],
    ["unknown", "unknown_kind"],
    ["unknown", "no_such_card"],
    ...Array(4).fill(["unknown", "no_id"]),
  ]);
});

test("[CAT-1] an id that two cards claim is believed of neither, and both are named", async () => {
  const [item] = await resolved([world.ambiguousId]);
  expect(item).toMatchObject({ outcome: "ambiguous", reason: "several_cards" });
  expect(item?.cards).toHaveLength(2);
});

test.each([
  [{ ids: [] }, "#/ids"],
  [{ ids: Array(101).fill("base1-4") }, "#/ids"],
  [{ ids: ["base1-4", 4] }, "#/ids/1"],
  [{ ids: "base1-4" }, "#/ids"],
  [{ ids: ["base1-4"], language: "zz" }, "#/language"],
  [{ ids: ["base1-4"], game: "pokemon" }, "#"],
])("[API-4] %j is refused, and it is said where", async (body, pointer) => {
  const answer = await api("POST /v1/cards/resolve", { token, body });
  expect([answer.status, answer.body.code]).toEqual([400, "request.invalid"]);
  expect(answer.body.errors[0].pointer).toBe(pointer);
});

/** The same request by another id of the card. */
const by = (id: string, { request, sent }: Ask): Ask => ({
  request: request.replaceAll(charizard, encodeURIComponent(id)),
  sent: JSON.parse(JSON.stringify(sent ?? {}).replaceAll(charizard, id)),
});
const send = ({ request, sent }: Ask): Promise<Answer> => api(request, sent);

/** The charts of good requests are of cards made for them, which have no other id. */
const ofCharizard = cardRoutes.filter((route) => !route.startsWith("charts."));

/** An id that Cardlake gave, at the end. */
const ownId = /[0-9A-HJKMNP-TV-Z]{26}$/;
/** Those of what somebody has whom each good request makes anew. */
const withoutOwnIds = (body: object) =>
  JSON.parse(
    JSON.stringify(body).replace(/"(changeId|collectionId)":"[0-9A-Z]{26}"/g, '"$1":"made"'),
  );

/** What an answer says, without what differs between two good requests. */
const said = ({
  status,
  headers,
  body: { note: _, updatedAt: _at, createdAt: _made, version: _version, ...body },
}: Answer) => ({
  ...{ status, cache: headers.get("cache-control") },
  location: headers.get("location")?.replace(ownId, "made"),
  body: (body["items"] ?? body["sales"])?.[0]?.createdAt
    ? (body["items"] ?? body["sales"]).map(
        ({ printingId, variant, quantity }: Record<string, unknown>) => {
          return { printingId, variant, quantity };
        },
      )
    : { ...withoutOwnIds(body), ...(ownId.test(body["id"]) && { id: "made" }) },
});

/** Of many edits each is judged by itself. */
function isRefusedAlone(answers: readonly Pick<Answer, "status" | "body">[]): void {
  for (const { status, body } of answers) {
    const outcomes = body.verdicts.map((one: { outcome: string }) => one.outcome);
    expect([status, outcomes]).toEqual([200, ["refused"]]);
  }
}

describe.each(ofCharizard)("[CAT-1] %s", (route) => {
  const good = () => {
    const build = goodRequests[route];
    if (!build) throw new Error(`There is no good request of ${route}.`);
    return build(world);
  };

  test("answers any id of a card as our own", async () => {
    const ours = await send(await good());
    expect(JSON.stringify(await good())).toContain(charizard);
    for (const id of ["tcgdex:base1-4", "pokemontcg:base1-4", "BASE1-4"]) {
      expect(said(await send(by(id, await good()))), id).toEqual(said(ours));
    }
  });

  test("knows an id that nobody has as little as one of ours", async () => {
    const ours = await send(by("pokemon:en:base1-9999", await good()));
    const theirs = await send(by("tcgdex:base1-9999", await good()));
    if (ours.body.verdicts) return isRefusedAlone([ours, theirs]);
    // An id of our own may be that of a card that was known once: then it is the price that is not there, or the alerts.
    const isOfList = ours.status === 200;
    if (isOfList) expect(ours.body.items).toEqual([]);
    const isOfPrice = ours.body.code === "collections.no_such_price";
    const code = isOfPrice || isOfList ? "catalog.no_such_card" : ours.body.code;
    expect([theirs.status, theirs.body.code]).toEqual([isOfList ? 404 : ours.status, code]);
  });

  test("refuses an id that means several cards, and names them", async () => {
    const { status, body } = await send(by("OP02-013", await good()));
    if (body.verdicts) isRefusedAlone([{ status, body }]);
    else expect([409, 422]).toContain(status);
    expect(JSON.stringify(body)).toContain("onepiece:en:op-02-013_5fp1");
  });
});

test("[SRCH-2] an id alone finds its card first in the search box", async () => {
  const found = async (q: string, game: string) => {
    const { body } = await api(`GET /v1/cards?q=${q}&game=${game}&language=en`, { token });
    return body.items.map(({ id }: { id: string }) => id);
  };
  expect(await found("base1-4", "pokemon")).toEqual([charizard]);
  expect((await found("op02-013", "onepiece"))[0]).toBe("onepiece:en:op-02-013");
  expect(await found("OP02-013_p1", "onepiece")).toEqual(["onepiece:en:op-02-013_5fp1"]);
  expect((await found("ST01-001", "onepiece"))[0]).toBe("onepiece:en:st-01-001");
});
