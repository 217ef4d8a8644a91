import type {
  CatalogueFiles,
  CatalogueReader,
  WholeSet,
} from "#functions/catalog/reading/index.ts";
import { isListed, keptTrouble, publishBuilt } from "#functions/catalog/reading/index.ts";
import { v2FileKey, v2FilesOf, v2Format } from "#schemas/storage/v2-file.ts";
import type { Game } from "#schemas/values.ts";
import { sha256 } from "#shared/kernel/hash.ts";
import type { OldService } from "../cards/old-service.ts";
import type { FinishedFile } from "./encode-file.ts";
import type { FilePointers } from "./file-pointers.ts";
import { growingFile, type SetToAdd } from "./growing-file.ts";
import type { WhatWasSaid } from "./what-was-said.ts";

export interface PublishFileDeps {
  readonly said: WhatWasSaid;
  readonly files: CatalogueFiles;
  readonly pointers: FilePointers;
  readonly services: readonly OldService[];
}

/** A file that grows while somebody reads the catalogue, and is published at the end. */
export interface FileInTheMaking extends CatalogueReader {
  /** @throws Error when something could not be read or published; what was published before stays */
  publish(): Promise<"none" | "older" | "published" | "unchanged">;
}

/**
 * Begins the file that `/v2` answers from, of a game whose old service is given again. It is shown what is read,
 * and never throws then: who reads has something else to do as well.
 *
 * @param readAt when the reading begins
 */
export function publishFile(game: Game, readAt: Date, deps: PublishFileDeps): FileInTheMaking {
  const service = deps.services.find((one) => one.game === game);
  const growing = service && growingFile(service);
  const trouble = keptTrouble();
  return {
    add: (set) =>
      trouble.step(async () => {
        const { value } = set.item;
        if (!(service && growing) || value.language !== service.language) return;
        if (isListed(value, set.listed)) growing.add(await toAdd(set, service, deps.said));
      }),
    async endLanguage() {
      // Sets say all that is to be known.
    },
    async publish() {
      trouble.tell();
      if (!growing) return "none";
      const file = growing.done();
      return file.cards === 0 ? "none" : publish(game, readAt, file, deps);
    },
  };
}

async function toAdd(
  { item, cards }: WholeSet,
  { sources }: OldService,
  said: WhatWasSaid,
): Promise<SetToAdd> {
  const { id } = item.value;
  // Whom a card or set was made of, it says: nobody else is asked for.
  const marks = [...item.sources, ...cards.flatMap(({ provenance }) => provenance)];
  const speaking = new Set(marks.map(({ source }) => source));
  const asked = sources.filter((source) => speaking.has(source));
  const [ofCards, ofSet] = await Promise.all([
    Promise.all(asked.map((source) => said.ofCards(id, source))),
    Promise.all(asked.map((source) => said.ofSet(id, source))),
  ]);
  const heard = item.sources.map(({ observedAt }) => observedAt).sort();
  return {
    set: item.value,
    heardAt: heard.at(-1) ?? "",
    cards: cards.filter(({ status }) => status === "current"),
    saidOfCards: ofCards.flat(),
    saidOfSet: ofSet.flat(),
  };
}

const publish = (
  game: Game,
  readAt: Date,
  { content, cards, sets }: FinishedFile,
  deps: PublishFileDeps,
) =>
  publishBuilt(
    {
      ...{ game, readAt, version: sha256(content), content },
      ...{ mediaType: "application/octet-stream", keyOf: v2FileKey, folder: v2FilesOf(game) },
      pointerOf: (build) => ({ game, format: v2Format, cards, sets, ...build }),
    },
    deps,
  );
