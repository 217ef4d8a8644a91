import * as z from "zod";

/** One Pokémon species. */
export const Species = z
  .object({
    /** National dex number. */
    dexId: z.int().positive(),
    name: z.string(),
    slug: z.string(),
    generation: z.int().positive(),
    /** Types in the video games, in slot order; the card game groups them differently. */
    types: z.array(z.string()),
  })
  .meta({ id: "Species" });
export type Species = z.output<typeof Species>;

/** One generation of the video games, with the national numbers that it added. */
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
