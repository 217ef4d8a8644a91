import * as z from "zod";
import { charizard } from "../catalog/examples.ts";
import { defaultGame } from "../games/index.ts";
import { plainText } from "../text.ts";
import { Game, GameName, SetId, Ulid } from "../values.ts";

/** Which cards of a set or a search are drawn. */
const CardsShown = z.enum(["all", "owned", "missing", "progress"]).meta({
  id: "CardsShown",
  description:
    "`all` as if one had them, `owned` those that one has, `missing` those that one has not, `progress` all of them, those that one has not in grey.",
  examples: ["progress"],
});
export type CardsShown = z.output<typeof CardsShown>;

const ofCollection = z.strictObject({ kind: z.literal("collection"), collectionId: Ulid });
const ofAll = z.strictObject({ kind: z.literal("owned") });
const ofSet = z.strictObject({
  ...{ kind: z.literal("set"), setId: SetId.meta({ examples: [charizard.setId] }) },
  show: CardsShown.default("progress"),
});
const searched = {
  kind: z.literal("search"),
  query: plainText(500).meta({
    description: "In the words of `GET /v1/holdings/cards`.",
    examples: ["artist:arita rarity:rare"],
  }),
  show: CardsShown.default("all"),
};

/** What a picture shows, as it is asked for: the items of a collection, everything that one owns, or cards of the catalogue. */
export const AskedSubject = z
  .discriminatedUnion("kind", [
    ofCollection,
    ofAll,
    ofSet,
    z.strictObject({ ...searched, game: Game.default(defaultGame) }),
  ])
  .meta({ id: "AskedSubject" });
export type AskedSubject = z.output<typeof AskedSubject>;

/** What a picture shows; of a game that was defined when it was asked for. */
export const RenderSubject = z
  .discriminatedUnion("kind", [
    ofCollection,
    ofAll,
    ofSet,
    z.strictObject({ ...searched, game: GameName }),
  ])
  .meta({ id: "RenderSubject" });
export type RenderSubject = z.output<typeof RenderSubject>;
