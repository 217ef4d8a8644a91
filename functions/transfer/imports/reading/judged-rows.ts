import type { OwnPictureId } from "#schemas/images/own-picture-id.ts";
import type { ImportItem } from "#schemas/storage/import-items.ts";
import type { ImportInto } from "#schemas/transfer/import-options.ts";
import type { PreviewRow } from "#schemas/transfer/import-row.ts";
import type { ReadImport, RowMatching } from "./file-reading.ts";
import { type FindDuplicate, judgedRow } from "./judged-row.ts";
import type { HeldTarget } from "./targets-after.ts";
import type { Targets } from "./targets-of.ts";

export interface JudgeRowsPorts {
  readonly matching: RowMatching;
  readonly duplicatesIn: (held: HeldTarget | undefined) => Promise<FindDuplicate>;
  /** Which pictures a user has uploaded, of some. */
  readonly pictures: (
    userId: string,
    ids: readonly OwnPictureId[],
  ) => Promise<ReadonlySet<OwnPictureId>>;
}

/** What becomes of each row of a file by itself, in their order. */
export async function judgedRows(
  userId: string,
  { rows }: ReadImport,
  where: {
    readonly options: ImportItem["options"];
    readonly held: HeldTarget | undefined;
    readonly targets: Targets;
  },
  ports: JudgeRowsPorts,
): Promise<readonly PreviewRow[]> {
  const { options, held, targets } = where;
  const named = [...new Set(rows.flatMap(({ said }) => said.picture ?? []))];
  const [match, duplicateOf, known] = await Promise.all([
    ports.matching(rows.map(({ said }) => said)),
    ports.duplicatesIn(held),
    named.length > 0 ? ports.pictures(userId, named) : new Set<OwnPictureId>(),
  ]);
  const judging = { match, options, duplicateOf };
  const { into } = options;
  const takesWishes = "eachList" in into || kindOf(into, held) === "wishlist";
  return rows.map((row, entry) => {
    const place = { entry, target: targets.of(row.said) };
    const isWished = row.said.list?.kind === "wishlist" && !takesWishes;
    return judgedRow({ ...row, isWished, said: withOwnPicture(row.said, known) }, place, judging);
  });
}

const kindOf = (into: ImportInto, held: HeldTarget | undefined) =>
  "kind" in into ? into.kind : held?.head.kind;

/** A picture that is nobody's, or somebody else's, shows nothing. */
function withOwnPicture(
  said: PreviewRow["said"],
  known: ReadonlySet<OwnPictureId>,
): PreviewRow["said"] {
  const { picture, ...others } = said;
  if (picture === undefined || known.has(picture)) return said;
  const detail = "You have uploaded no such picture; the copies are taken without it.";
  return {
    ...others,
    faults: [...said.faults, { field: "picture", text: picture, detail, isFatal: false }],
  };
}
