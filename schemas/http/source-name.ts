import * as z from "zod";

/** A source in a request: one of those that there are. */
export const SourceName = z
  .enum(["tcgdex", "punk-records", "optcgapi", "pokeapi"])
  .meta({ id: "SourceName" });
