import { oldService as pokemontcg } from "./pokemontcg/old-service.ts";

/** Services whose answers are given again below `/v2`, as whoever makes them has to know them: one a game. */
export const allOldServices = [pokemontcg];
