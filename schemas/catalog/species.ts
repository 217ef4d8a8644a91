import * as z from "zod";

/** What a game’s cards show beyond themselves: one species of its creatures. */
export const Species = z
  .object({
    /** The number that the game’s definition names, such as the national dex number. */
    dexId: z.int().positive(),
    /** In English. */
    name: z.string(),
    /** In the languages in which it is known. */
    names: z.record(z.string(), z.string()).default({}),
    slug: z.string(),
    generation: z.int().positive(),
    /** Types outside the card game, in order; the card game may group them differently. */
    types: z.array(z.string()),
  })
  .meta({ id: "Species" });
export type Species = z.output<typeof Species>;

/** A generation of species, with the numbers that it added. */
export const Generation = z
  .object({
    id: z.int().positive(),
    name: z.string().meta({ examples: ["Generation I"] }),
    speciesCount: z.int().nonnegative(),
    firstDexId: z.int().positive(),
    lastDexId: z.int().positive(),
  })
  .meta({ id: "Generation" });
export type Generation = z.output<typeof Generation>;
