import type { SettingsOverrides } from "#schemas/env.ts";
import { byName } from "#shared/upstreams/pace-settings.ts";
import type { RegisteredPlan, SourcePlan } from "../port/source.ts";
import { cardmarketPlan } from "./cardmarket/plan.ts";
import { ebayPlan } from "./ebay/plan.ts";
import { ecbPlan } from "./ecb/plan.ts";
import { optcgapiPlan } from "./optcgapi/plan.ts";
import { pokeapiPlan } from "./pokeapi/plan.ts";
import { pokemontcgDataPlan, pokemontcgPlan } from "./pokemontcg/plans.ts";
import { punkRecordsPlan } from "./punk-records/plan.ts";
import { tcgcsvPlan } from "./tcgcsv/plan.ts";
import { tcgdexPlan } from "./tcgdex/plan.ts";
import { tcgplayerPlan } from "./tcgplayer/plan.ts";

const plans: readonly RegisteredPlan[] = [
  ...[tcgdexPlan, pokemontcgPlan, pokemontcgDataPlan],
  ...[punkRecordsPlan, optcgapiPlan],
  ...[pokeapiPlan, tcgcsvPlan, cardmarketPlan, ecbPlan, tcgplayerPlan, ebayPlan],
];

/**
 * Plans of every source that there is, by name: all that a function needs which reads no bodies.
 * A further source is a line here, one in `all-sources.ts`, and one in the registry of the lake.
 */
export const allPlans = (stage: SettingsOverrides): ReadonlyMap<string, SourcePlan> =>
  byName(plans, stage);
