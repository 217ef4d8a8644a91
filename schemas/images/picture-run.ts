import * as z from "zod";
import { GameName, Instant, SetId, Ulid } from "../values.ts";

export const PictureRunState = z
  .enum(["queued", "running", "done", "stopped", "failed"])
  .meta({ id: "PictureRunState", examples: ["running"] });
export type PictureRunState = z.output<typeof PictureRunState>;

/** What a run has come to, by what is known of the pictures that it has passed. */
export const PictureRunFigures = z.object({
  present: z.int().nonnegative().meta({ description: "Pictures that are there." }),
  missing: z.int().nonnegative().meta({ description: "Those that their source has not." }),
  failed: z
    .int()
    .nonnegative()
    .meta({ description: "Those that their source did not give, or gave damaged." }),
});
export type PictureRunFigures = z.output<typeof PictureRunFigures>;

/** All pictures of a game or of a set, fetched before anybody asks for them. */
export const PictureRun = z
  .object({
    id: Ulid,
    game: GameName,
    setId: SetId.optional().meta({ description: "Absent where it is about all sets of the game." }),
    state: PictureRunState,
    createdAt: Instant,
    finishedAt: Instant.optional(),
    reason: z.string().optional().meta({ description: "Why it failed." }),
    setsDone: z.int().nonnegative(),
    setsTotal: z.int().nonnegative().optional().meta({ description: "Absent until it has begun." }),
    pictures: PictureRunFigures,
    waitsUntil: Instant.optional().meta({
      description: "When it goes on, where a host of pictures is not to be asked before.",
    }),
  })
  .meta({ id: "PictureRun" });
export type PictureRun = z.output<typeof PictureRun>;
